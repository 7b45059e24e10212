// Long-running children, each the head of a process group of its own, so that what it starts ends with it.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { root } from './paths.mjs';
import { ended, logFile } from './run.mjs';

const running = new Set();
const graceMilliseconds = 5000;

/**
 * Starts a program that runs until `stop()`. Its output goes to the log file of that name, which starts
 * anew; with `stdout: 'pipe'` its stdout is the caller's instead.
 */
export function startChild(name, command, args, { cwd = root, env = process.env, stdout = 'log' } = {}) {
  const file = logFile(name);
  const log = openSync(file, 'w');
  const stdio = ['ignore', stdout === 'pipe' ? 'pipe' : log, log];
  const child = spawn(command, args, { cwd, env, stdio, detached: process.platform !== 'win32' });
  closeSync(log);
  running.add(child);
  const exit = ended(child).finally(() => running.delete(child));
  exit.catch(() => {}); // whoever waits for it is told
  return { child, exit, log: file, stop: () => stopChild(child, exit) };
}

async function stopChild(child, exit) {
  signalGroup(child, 'SIGTERM');
  const hard = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMilliseconds);
  await exit.catch(() => {});
  clearTimeout(hard);
  // Whatever of the group has outlived its head.
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // it is gone already
  }
}

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});

/** Ends this process with all its children on Ctrl-C or a polite kill. */
export function stopOnSignals(exitCode = (signal) => 128 + constants.signals[signal]) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      for (const child of running) signalGroup(child, 'SIGTERM');
      await Promise.race([
        Promise.allSettled(
          [...running].map((child) => new Promise((resolve) => child.once('exit', resolve))),
        ),
        new Promise((resolve) => setTimeout(resolve, graceMilliseconds)),
      ]);
      process.exit(exitCode(signal));
    });
  }
}
