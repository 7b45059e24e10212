// The suite that runs inside VS Code's extension host, the same one in both hosts.
import { build } from 'esbuild';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, testFolder } from './paths.mjs';

const suiteFolder = join(testFolder, 'host');
const output = join(testFolder, 'logs', 'host-suite.log');

/** The CommonJS module exporting `run()` that VS Code calls. */
export const suiteEntry = join(suiteFolder, 'index.js');

/** Bundles test/host: a file a test file, which mocha loads as ever. */
export async function buildSuite() {
  rmSync(suiteFolder, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts', ...globSync('test/host/**/*.test.ts', { cwd: root })],
    outdir: suiteFolder,
    entryNames: '[name]',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    // As esbuild.mjs has it for the extension, so that jsonc-parser finds its parts.
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** What the suite reads from its environment; it writes what a person should see to a file, for no console is common to both hosts. */
export function suiteEnvironment(grep) {
  mkdirSync(join(testFolder, 'logs'), { recursive: true });
  rmSync(output, { force: true });
  return {
    CUC_LINKS_REPORTER: join(root, 'scripts', 'lib', 'countingReporter.cjs'),
    CUC_LINKS_HOST_OUTPUT: output,
    CUC_LINKS_TEXTS: join(root, 'test', 'ui', 'changeTexts.txt'),
    ...(grep === undefined ? {} : { CUC_LINKS_GREP: grep }),
  };
}

/** Shows what the suite wrote. */
export function showSuiteOutput() {
  try {
    process.stdout.write(readFileSync(output, 'utf8'));
  } catch {
    process.stdout.write('The suite wrote nothing: it did not start.\n');
  }
}
