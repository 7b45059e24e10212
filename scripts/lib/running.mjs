// Every child that still runs. None may outlive this process, however it ends.
import { constants } from 'node:os';

const running = new Map();
const graceMilliseconds = 5000;

/** Keeps an eye on a child until it has ended; `group`: it heads a process group that ends with it. */
export function track(child, { group = false } = {}) {
  running.set(child, group);
  const forget = () => running.delete(child);
  child.once('error', forget);
  child.once('exit', forget);
}

/** Sends a signal to a child, and to its group where it has one; nothing happens where it is gone. */
export function signalChild(child, signal, { group = false } = {}) {
  if (child.pid === undefined) return;
  try {
    if (group && process.platform !== 'win32') process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // it is gone already
  }
}

let stopping = false;

/** Whether a signal has come and the children are being ended. */
export function isStopping() {
  return stopping;
}

/** Ends this process with all its children on Ctrl-C or a polite kill. */
export function stopOnSignals(exitCode = (signal) => 128 + constants.signals[signal]) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (stopping) return; // a terminal and a parent may both send one
      stopping = true;
      const children = [...running.keys()];
      signalAll('SIGTERM');
      const gone = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
      const grace = new Promise((resolve) => setTimeout(resolve, graceMilliseconds));
      await Promise.race([Promise.allSettled(gone), grace]);
      process.exit(exitCode(signal));
    });
  }
}

function signalAll(signal) {
  for (const [child, group] of running) signalChild(child, signal, { group });
}

process.on('exit', () => signalAll('SIGKILL'));
