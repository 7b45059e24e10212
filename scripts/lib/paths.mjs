// Where things are kept. Everything that a run makes is git-ignored and inside the repository.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Kept between runs: the VS Code host, logs, working folders of tests. */
export const testFolder = join(root, '.vscode-test');
export const logFolder = join(testFolder, 'logs');
export const demoFolder = join(root, '.demo');
export const distFolder = join(root, 'dist');

export const vsixFile = join(root, `${manifest.name}-${manifest.version}.vsix`);

/** The Node 24 that the devDependency `node` brings, whatever Node the machine has. */
export const modernNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** A tool installed among the dependencies, by the script it runs. */
export function dependencyFile(...parts) {
  return join(root, 'node_modules', ...parts);
}
