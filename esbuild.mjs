// Builds dist/. Every bundle is listed here; whatever imports the entry of another bundle requires that
// bundle at run time, so that a module lives in one bundle only. `--dev` leaves the code readable.
import { build } from 'esbuild';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePlugin } from './scripts/build/bundlePlugin.mjs';
import { assertOneBundleEach, sizeLines } from './scripts/build/bundleReport.mjs';
import { distFolder, root } from './scripts/lib/paths.mjs';

const bundles = [
  { name: 'extension', entry: 'src/extension.ts' },
  { name: 'net', entry: 'src/net.ts' },
  { name: 'sandbox', entry: 'src/sandbox/index.ts' },
  { name: 'sandboxMain', entry: 'src/sandbox/main.ts' },
  { name: 'zod', entry: 'zod/mini' },
  { name: 'details', entry: 'src/details/browser/main.ts', browser: true },
];

const dev = process.argv.includes('--dev');

async function buildBundle({ name, entry, browser = false }) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: name }],
    outdir: distFolder,
    bundle: true,
    format: browser ? 'iife' : 'cjs',
    platform: browser ? 'browser' : 'node',
    target: browser ? 'es2023' : 'node22',
    tsconfig: browser ? 'src/details/browser/tsconfig.json' : 'tsconfig.json',
    // A dynamic import of another bundle becomes a require, which the extension host resolves beside us.
    supported: browser ? {} : { 'dynamic-import': false },
    external: browser ? [] : ['vscode'],
    plugins: browser ? [] : [bundlePlugin(name, bundles)],
    minify: !dev,
    legalComments: 'none',
    sourcemap: dev ? 'linked' : 'external',
    metafile: true,
    logLevel: 'warning',
  });
  return { name, metafile: result.metafile };
}

rmSync(distFolder, { recursive: true, force: true });
const present = bundles.filter(({ entry }) => entry === 'zod/mini' || existsSync(join(root, entry)));
const built = await Promise.all(present.map(buildBundle));
assertOneBundleEach(built);
writeFileSync(
  join(distFolder, 'meta.json'),
  JSON.stringify({
    inputs: Object.assign({}, ...built.map(({ metafile }) => metafile.inputs)),
    outputs: Object.assign({}, ...built.map(({ metafile }) => metafile.outputs)),
  }),
);
// On stderr: `npm run sandbox` builds where its stdout is for one JSON line.
process.stderr.write(`${sizeLines(built).join('\n')}\n`);
