// Brings a complete VS Code that needs nothing but the npm registry: the server and web workbench
// inside the npm package code-server.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, installPackages } from './debian.mjs';
import { modernEnvironment } from './modernNode.mjs';
import { dependencyFile, testFolder } from './paths.mjs';
import { logFile, runLogged } from './run.mjs';
import { PlainError, say } from './say.mjs';

/** The two VS Code hosts that tests run on: the newest, and the oldest that `engines.vscode` promises. */
const newest = { version: '4.139.1', node: modernVersion(), watchdog: '@vscode/native-watchdog' }; // is VS Code 1.139.1
const oldest = { version: '4.105.1', node: '22.23.3', watchdog: 'native-watchdog', repair: repairOldest }; // is VS Code 1.105.1

const quiet = ['--no-audit', '--no-fund', '--ignore-scripts'];

/** Where the newest one is once it is installed. */
export const codeServerFolder = packageFolder(newest);

/** code-server's own entry: installs a VSIX, keeps secrets over restarts. */
export const codeServerEntry = join(codeServerFolder, 'out', 'node', 'entry.js');

/** VS Code's server itself: loads an extension from source and runs tests inside the extension host. */
export const vscodeServerEntry = serverEntry(newest);

/** The same of the oldest host, with the Node it was made for. */
export const oldestServerEntry = serverEntry(oldest);
export const oldestNode = join(hostFolder(oldest), 'node_modules', nodePackage(), 'bin', 'node');

/** Installs the newest VS Code host unless it is there. */
export async function ensureHost() {
  await ensure(newest);
}

/** Installs the oldest one unless it is there. */
export async function ensureOldestHost() {
  await ensure(oldest);
}

function hostFolder({ version }) {
  return join(testFolder, `code-server-${version}`);
}

function packageFolder(host) {
  return join(hostFolder(host), 'node_modules', 'code-server');
}

function serverEntry(host) {
  return join(packageFolder(host), 'lib', 'vscode', 'out', 'server-main.js');
}

// What is half done never has the final name.
async function ensure(host) {
  const target = hostFolder(host);
  if (existsSync(target)) return;
  if (process.platform !== 'linux')
    throw new PlainError('The VS Code host for tests and demo without VS Code runs on Linux only.');
  await ensureCompiler();
  say(
    `Installing the VS Code host, code-server ${host.version} (usually one to two minutes, 600 MB, once) …`,
  );
  mkdirSync(testFolder, { recursive: true });
  removeLeftovers();
  rmSync(logFile('host'), { force: true });
  const partial = `${target}.partial-${process.pid}`;
  try {
    await install(partial, host);
    renameSync(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function ensureCompiler() {
  const missing = ['g++', 'make', 'python3'].filter((name) => findProgram(name) === undefined);
  if (missing.length > 0) await installPackages(missing, { why: 'the VS Code host', duration: 'a minute' });
}

async function install(folder, { version, node, watchdog, repair = () => {} }) {
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const nodeFolder = join(folder, 'node_modules', nodePackage());
  const inHost = (args, cwd, env = modernEnvironment()) => runLogged('host', 'npm', args, { cwd, env });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  // The host's own Node: to run it, to build for it, and with the headers that node-gyp would else download.
  await inHost(['install', `code-server@${version}`, `${nodePackage()}@${node}`, ...quiet], folder);
  repair(vscode);
  await inHost(['install', '--omit=dev', ...quiet], vscode);
  // The only two native modules without which the extension host dies at its start.
  await inHost(['rebuild', '@vscode/spdlog', watchdog, '--dangerously-allow-all-scripts'], vscode, {
    ...modernEnvironment(),
    npm_config_nodedir: nodeFolder,
  });
}

// It names a dependency by its git address, which needs more than the npm registry.
function repairOldest(vscode) {
  const file = join(vscode, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.dependencies['@parcel/watcher'] = '2.5.1';
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  rmSync(join(vscode, 'npm-shrinkwrap.json'));
}

function nodePackage() {
  return `node-linux-${process.arch}`;
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
