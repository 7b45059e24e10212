// Builds dist/. `--dev` leaves the code readable and maps it to its sources.
import { build, transform } from 'esbuild';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterStart } from './scripts/lib/afterStart.mjs';
import { distFolder, root } from './scripts/lib/paths.mjs';

// What is loaded on its own: at activation, with the first row, command, page, or request, or when the sandbox starts.
const entryPoints = {
  extension: 'src/extension.ts',
  start: 'src/start.ts',
  commands: 'src/commands/handlers.ts',
  showDetails: 'src/details/showDetails.ts',
  net: 'src/net.ts',
  sandbox: 'src/sandbox/index.ts',
  sandboxMain: 'src/sandbox/main.ts',
};

const dev = process.argv.includes('--dev');
const shared = {
  absWorkingDir: root,
  outdir: distFolder,
  bundle: true,
  minify: !dev,
  legalComments: 'none',
  sourcemap: dev ? 'inline' : false,
  metafile: true,
  write: false,
  logLevel: 'warning',
};

// esbuild splits only modules of the ES kind, and the extension host wants CommonJS: so split first, then convert. What
// two bundles use becomes a chunk of its own, so that a module lives in one file only (two copies are two states).
const host = await build({
  ...shared,
  entryPoints,
  format: 'esm',
  splitting: true,
  chunkNames: 'shared-[hash]',
  platform: 'node',
  // jsonc-parser's `main` asks for its parts at run time, where esbuild does not see them.
  mainFields: ['module', 'main'],
  target: 'node22',
  external: ['vscode'],
  plugins: [afterStart(entryPoints.start)],
});
const page = await build({
  ...shared,
  entryPoints: { detailsPage: 'src/details/browser/main.ts' },
  format: 'iife',
  platform: 'browser',
  target: 'es2023',
  tsconfig: 'src/details/browser/tsconfig.json',
});

const files = [
  ...(await Promise.all(host.outputFiles.map(async ({ path, text }) => [path, await toCommonJs(text)]))),
  ...page.outputFiles.map(({ path, text }) => [path, text]),
  [join(distFolder, 'meta.json'), JSON.stringify(metaOf(host, page))],
];
mkdirSync(distFolder, { recursive: true });
for (const [path, text] of files) writeFileSync(path, text);
const names = new Set(files.map(([path]) => basename(path)));
for (const name of readdirSync(distFolder)) if (!names.has(name)) rmSync(join(distFolder, name));
// On stderr: `npm run sandbox` builds where its stdout is for one JSON line.
process.stderr.write(`${sizeLines().join('\n')}\n`);

async function toCommonJs(text) {
  const converted = await transform(text, {
    format: 'cjs',
    // For 'node' it would list all exports once more, for those who import this as an ES module: nobody does.
    platform: 'neutral',
    target: 'node22',
    // A dynamic import becomes a require, which the extension host resolves beside us.
    supported: { 'dynamic-import': false },
    minify: !dev,
    sourcemap: dev ? 'inline' : false,
  });
  return converted.code;
}

function metaOf(...results) {
  return {
    inputs: Object.assign({}, ...results.map(({ metafile }) => metafile.inputs)),
    outputs: Object.assign({}, ...results.map(({ metafile }) => metafile.outputs)),
  };
}

function sizeLines() {
  return files
    .filter(([path]) => path.endsWith('.js'))
    .map(
      ([path, text]) => `dist/${basename(path).padEnd(22)} ${(text.length / 1000).toFixed(1).padStart(6)} KB`,
    );
}
