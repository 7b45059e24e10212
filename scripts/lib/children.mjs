// Long-running children, each the head of a process group of its own, so that what it starts ends with it.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { root } from './paths.mjs';
import { ended, logFile } from './run.mjs';
import { signalChild, track } from './running.mjs';

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
  track(child, { group: true });
  const exit = ended(child);
  exit.catch(() => {}); // whoever waits for it is told
  return { child, exit, log: file, stop: () => stopChild(child, exit) };
}

async function stopChild(child, exit) {
  signalChild(child, 'SIGTERM', { group: true });
  const hard = setTimeout(() => signalChild(child, 'SIGKILL', { group: true }), graceMilliseconds);
  await exit.catch(() => {});
  clearTimeout(hard);
  // Whatever of the group has outlived its head.
  signalChild(child, 'SIGKILL', { group: true });
}
