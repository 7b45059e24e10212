// npm run sandbox -- --port N --speed X --seed N: the simulated network for any script. Its stdout is
// one JSON line, so everything else is said on stderr.
import { spawn } from 'node:child_process';
import { ensureDependencies } from './lib/dependencies.mjs';
import { modernNode } from './lib/paths.mjs';
import { ended } from './lib/run.mjs';
import { ensureSandbox, sandboxMain } from './lib/sandboxProcess.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await ensureDependencies();
  await ensureSandbox();
  const sandbox = spawn(modernNode, [sandboxMain, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches the child by the terminal; a signal sent to this process alone must be passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => sandbox.kill('SIGTERM'));
  process.exitCode = await ended(sandbox);
});
