import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { modernEnvironment } from './modernNode.mjs';
import { dependencyFile, modernNode, root } from './paths.mjs';
import { logFile, runShown } from './run.mjs';

const reporter = join(root, 'scripts', 'lib', 'countingReporter.cjs');

/** Runs TypeScript test files with mocha, as they are, without those that match `ignore`; gives how many passed and failed. */
export async function runMocha(name, files, { grep, timeout = 10_000, env = {}, hooks, ignore } = {}) {
  const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', dependencyFile('mocha', 'bin', 'mocha.js')];
  args.push(
    files,
    '--require',
    join(root, 'scripts', 'lib', 'stopOnSignals.mjs'),
    '--reporter',
    reporter,
    '--timeout',
    String(timeout),
    '--forbid-only',
    '--forbid-pending',
    '--exit',
  );
  if (hooks !== undefined) args.push('--require', join(root, hooks));
  if (ignore !== undefined) args.push('--ignore', ignore);
  if (grep !== undefined) args.push('--grep', grep);
  return counted(name, (counts) =>
    runShown(modernNode, args, { env: { ...modernEnvironment(), ...env, ...counts } }),
  );
}

/** Runs something that writes its counts (see countingReporter.cjs); a run that ends without them, or ends badly, has failed. */
export async function counted(name, run) {
  const file = logFile(`${name}-counts`).replace(/log$/, 'json');
  rmSync(file, { force: true });
  const code = await run({ CUC_LINKS_COUNTS: file });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}
