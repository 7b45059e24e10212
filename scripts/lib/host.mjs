// Brings a complete VS Code that needs nothing but the npm registry: the server and web workbench
// inside the npm package code-server.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, installPackages } from './debian.mjs';
import { modernEnvironment } from './modernNode.mjs';
import { dependencyFile, testFolder } from './paths.mjs';
import { logFile, runLogged } from './run.mjs';
import { PlainError, say } from './say.mjs';

const version = '4.139.1'; // is VS Code 1.139.1
const folderName = `code-server-${version}`;
const packageFolder = join(testFolder, folderName, 'node_modules', 'code-server');
const quiet = ['--no-audit', '--no-fund', '--ignore-scripts'];

/** code-server's own entry: installs a VSIX, keeps secrets over restarts. */
export const codeServerEntry = join(packageFolder, 'out', 'node', 'entry.js');

/** VS Code's server itself: loads an extension from source and runs tests inside the extension host. */
export const vscodeServerEntry = join(packageFolder, 'lib', 'vscode', 'out', 'server-main.js');

/** Installs the VS Code host unless it is there. What is half done never has the final name. */
export async function ensureHost() {
  const target = join(testFolder, folderName);
  if (existsSync(target)) return;
  if (process.platform !== 'linux')
    throw new PlainError('The VS Code host for tests and demo without VS Code runs on Linux only.');
  await ensureCompiler();
  say(`Installing the VS Code host, code-server ${version} (usually one to two minutes, 600 MB, once) …`);
  mkdirSync(testFolder, { recursive: true });
  removeLeftovers();
  rmSync(logFile('host'), { force: true });
  const partial = join(testFolder, `${folderName}.partial-${process.pid}`);
  try {
    await install(partial);
    renameSync(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function ensureCompiler() {
  const missing = ['g++', 'make', 'python3'].filter((name) => findProgram(name) === undefined);
  if (missing.length > 0) await installPackages(missing, { why: 'the VS Code host', duration: 'a minute' });
}

async function install(folder) {
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  // The headers of exactly our Node: without them node-gyp would download some.
  const headers = `node-linux-${process.arch}`;
  const modern = modernEnvironment();
  const inHost = (args, cwd, env = modern) => runLogged('host', 'npm', args, { cwd, env });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await inHost(['install', `code-server@${version}`, `${headers}@${modernVersion()}`, ...quiet], folder);
  await inHost(['install', '--omit=dev', ...quiet], vscode);
  // The only two native modules without which the extension host dies at its start.
  await inHost(
    ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog', '--dangerously-allow-all-scripts'],
    vscode,
    {
      ...modern,
      npm_config_nodedir: join(folder, 'node_modules', headers),
    },
  );
  rmSync(join(folder, 'node_modules', headers), { recursive: true });
}

function modernVersion() {
  return JSON.parse(readFileSync(dependencyFile('node', 'package.json'), 'utf8')).version;
}

// A run that was killed while installing leaves its partial folder behind.
function removeLeftovers() {
  for (const name of readdirSync(testFolder)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(testFolder, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
