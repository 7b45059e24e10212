// npm run demo: the extension in a VS Code of its own, with the sandbox's servers listed. Ctrl-C ends it all.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { findDesktop } from './lib/desktop.mjs';
import { ensureHost } from './lib/host.mjs';
import { onModernNode } from './lib/modernNode.mjs';
import { PlainError, main } from './lib/say.mjs';

await main(async () => {
  const port = portOf(parseArgs({ options: { port: { type: 'string' } } }).values.port);
  await ensureDependencies();
  const desktop = findDesktop();
  if (desktop === undefined) await ensureHost();
  if (!(await onModernNode(import.meta.url))) return;
  const { runDemo } = await import('./lib/demoRun.mjs');
  await runDemo({ desktop, port });
});

function portOf(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    throw new PlainError('--port takes a whole number from 1024 to 65535.');
  return port;
}
