import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { modernNode, root } from './paths.mjs';
import { logFile, runLogged } from './run.mjs';
import { say } from './say.mjs';

/** Installs the dependencies of package-lock.json unless node_modules already holds exactly these versions. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  say('Installing dependencies from the npm registry (usually under a minute) …');
  rmSync(logFile('npm-ci'), { force: true });
  await runLogged('npm-ci', 'npm', ['ci', '--no-audit', '--no-fund']);
}

// npm keeps what it really installed in node_modules/.package-lock.json and writes it last.
function isInstalled() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile) || !existsSync(modernNode)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(installedFile);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages are mostly binaries for other machines.
    return found === undefined ? optional === true : found.version === version;
  });
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}
