import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { logFolder, root } from './paths.mjs';
import { track } from './running.mjs';
import { PlainError } from './say.mjs';

const tailLines = 40;

/** The last lines of a log, for whoever has to see why something failed. */
export function tail(file, lines = tailLines) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** The path of the log file that belongs to a name; its folder is made. */
export function logFile(name) {
  mkdirSync(logFolder, { recursive: true });
  return join(logFolder, `${name}.log`);
}

/** Waits for a child to end; a child that cannot be started is an error, one ended by a signal has code 1. */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a command with its output in a log file; on failure the end of that file is the error's message. */
export async function runLogged(name, command, args, { cwd = root, env = process.env } = {}) {
  const file = logFile(name);
  const log = openSync(file, 'a');
  try {
    const code = await ended(start(command, args, { cwd, env, stdio: ['ignore', log, log] }));
    if (code !== 0) {
      throw new PlainError(
        `${tail(file)}\n\n${command} ${args.join(' ')} failed. All of its output: ${relative(root, file)}`,
      );
    }
  } finally {
    closeSync(log);
  }
}

/** Runs a command whose output a person should see; gives its exit code. */
export async function runShown(command, args, { cwd = root, env = process.env } = {}) {
  return ended(start(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] }));
}

function start(command, args, options) {
  const child = spawn(command, args, { ...options, shell: needsShell(command) });
  track(child);
  return child;
}

// npm and code are batch files on Windows, which only a shell can start.
function needsShell(command) {
  return process.platform === 'win32' && !/[\\/]|\.exe$/.test(command);
}
