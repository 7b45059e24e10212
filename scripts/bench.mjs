// npm run bench: measures the extension against the bare libraries and against what people use today, prints one table
// and writes bench.json. `--only 2,5` measures these rows alone, `--quick` repeats less. See test/bench/README.md.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from './lib/buildExtension.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { modernEnvironment, onModernNode } from './lib/modernNode.mjs';
import { modernNode, root } from './lib/paths.mjs';
import { runShown } from './lib/run.mjs';
import { stopOnSignals } from './lib/running.mjs';
import { PlainError, main } from './lib/say.mjs';

/** The files of test/bench/rows by the number they have in the table. */
const files = {
  1: 'activation',
  2: 'refresh',
  3: 'fleet',
  5: 'decoding',
  6: 'tree',
  7: 'idle',
  8: 'sizes',
  9: 'workingDay',
};

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean' } } });
  await ensureDependencies();
  if (!(await onModernNode(import.meta.url))) return;
  stopOnSignals();
  const wanted = selected(values.only);
  await prepare(wanted);
  const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(root, 'test', 'bench', 'main.ts')];
  args.push(...wanted, ...(values.quick ? ['--quick'] : []));
  process.exitCode = await runShown(modernNode, args, { env: modernEnvironment() });
});

function selected(only) {
  const wanted = only?.split(',') ?? Object.keys(files);
  const unknown = wanted.filter((number) => !Object.hasOwn(files, number));
  if (unknown.length > 0)
    throw new PlainError(`No such row: ${unknown.join(', ')}. There are: ${Object.keys(files).join(', ')}`);
  return wanted.map((number) => files[number]);
}

// Only the sizes need the package.
async function prepare(wanted) {
  if (!wanted.includes('sizes')) return buildExtension();
  const { packageExtension } = await import('./lib/packageExtension.mjs');
  return packageExtension();
}
