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
  1: ['activation', 'hostActivation'],
  2: ['refresh'],
  3: ['fleet'],
  5: ['decoding', 'hostile'],
  6: ['treeHeap', 'tree', 'clickToRows'],
  7: ['idle', 'hostIdle'],
  8: ['sizes'],
  9: ['workingDay'],
};
/** These measure the packed extension in the real host. */
const inHost = new Set(['hostActivation', 'clickToRows', 'hostIdle']);

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean' } } });
  await ensureDependencies();
  if (!(await onModernNode(import.meta.url))) return;
  stopOnSignals();
  const wanted = selected(values.only);
  const measure = async (env) => {
    const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(root, 'test', 'bench', 'main.ts')];
    args.push(...wanted, ...(values.quick ? ['--quick'] : []));
    return runShown(modernNode, args, { env: { ...modernEnvironment(), ...env } });
  };
  process.exitCode = await prepared(wanted, measure);
});

function selected(only) {
  const wanted = only?.split(',') ?? Object.keys(files);
  const unknown = wanted.filter((number) => !Object.hasOwn(files, number));
  if (unknown.length > 0)
    throw new PlainError(`No such row: ${unknown.join(', ')}. There are: ${Object.keys(files).join(', ')}`);
  return wanted.flatMap((number) => files[number]);
}

// What is measured in Node needs no package, and no VS Code.
async function prepared(wanted, measure) {
  const hosted = wanted.some((file) => inHost.has(file));
  if (!hosted && !wanted.includes('sizes')) {
    await buildExtension();
    return measure({});
  }
  const { packageExtension } = await import('./lib/packageExtension.mjs');
  await packageExtension();
  if (!hosted) return measure({});
  const { withBenchHost } = await import('./lib/benchHost.mjs');
  return withBenchHost(measure);
}
