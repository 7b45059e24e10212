// npm run test:desktop: the suite of test/host in the desktop VS Code, which @vscode/test-electron downloads;
// for machines with internet. VSCODE_VERSION chooses the version, the newest by default.
import { parseArgs } from 'node:util';
import { buildExtension } from './lib/buildExtension.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { onModernNode } from './lib/modernNode.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  const { grep } = parseArgs({ options: { grep: { type: 'string' } } }).values;
  await ensureDependencies();
  if (!(await onModernNode(import.meta.url))) return;
  await buildExtension();
  const { runDesktopSuite } = await import('./lib/desktopRun.mjs');
  const { passed, failed } = await runDesktopSuite({ grep, version: process.env.VSCODE_VERSION ?? 'stable' });
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
});
