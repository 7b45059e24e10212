import { spawn } from 'node:child_process';
import { dirname, delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modernNode } from './paths.mjs';
import { ended } from './run.mjs';

const wantedMajor = 24;

/** The environment in which `node` means the modern one, also for what npm and tools start. */
export function modernEnvironment(env = process.env) {
  return { ...env, PATH: `${dirname(modernNode)}${delimiter}${env.PATH ?? ''}` };
}

/**
 * Makes sure that a script goes on under Node 24: under an older Node it is started again under the
 * newer one, with the same arguments, and this process only waits. Gives true where the caller may go on.
 */
export async function onModernNode(scriptUrl) {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return true;
  const child = spawn(modernNode, [fileURLToPath(scriptUrl), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: modernEnvironment(),
  });
  // Ctrl-C reaches the child by the terminal; a signal sent to this process alone must be passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await ended(child);
  return false;
}
