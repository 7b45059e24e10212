import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildExtension } from './buildExtension.mjs';
import { startChild } from './children.mjs';
import { installVsix, startCodeServer } from './codeServer.mjs';
import { freePort } from './freePort.mjs';
import { packageExtension } from './packageExtension.mjs';
import { demoFolder, logFolder, root, vsixFile } from './paths.mjs';
import { isStopping, stopOnSignals } from './running.mjs';
import { startSandboxProcess } from './sandboxProcess.mjs';
import { PlainError, say } from './say.mjs';

const userData = join(demoFolder, 'data');
const extensions = join(demoFolder, 'extensions');
const folder = join(demoFolder, 'scripts');

const settings = {
  'workbench.startupEditor': 'none',
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  // Nothing but the extension is to be seen.
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Runs until Ctrl-C, or until the desktop window is closed. */
export async function runDemo({ desktop, port }) {
  stopOnSignals(() => 0);
  const ownPort = desktop === undefined ? await portFor(port) : undefined;
  prepareFolders();
  const sandbox = await (desktop === undefined ? prepareServer() : buildExtension()).then(() =>
    startSandboxProcess(),
  );
  const env = { CUC_LINKS_SANDBOX: sandbox.line };
  const shown = desktop === undefined ? await openServer(ownPort, env) : openDesktop(desktop, env);
  for (const line of [
    '',
    ...shown.lines,
    '',
    'The sandbox listens on:',
    ...table(sandbox.servers),
    '',
    'Ctrl-C ends all of it.',
  ])
    say(line);
  const code = await Promise.race([shown.exit, sandbox.exit]);
  if (isStopping()) return; // the process ends when all of it has
  if (code !== 0)
    throw new PlainError(`VS Code or the sandbox has ended by itself; see ${relative(root, logFolder)}.`);
  process.exit(0);
}

async function portFor(wanted) {
  try {
    return await freePort(wanted);
  } catch (error) {
    if (error?.code === 'EADDRINUSE') throw new PlainError(`--port: port ${wanted} of 127.0.0.1 is in use.`);
    throw error;
  }
}

function prepareFolders() {
  rmSync(extensions, { recursive: true, force: true });
  for (const path of [folder, join(userData, 'User')]) mkdirSync(path, { recursive: true });
  writeFileSync(join(userData, 'User', 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}

async function prepareServer() {
  await packageExtension();
  await installVsix(vsixFile, { userData, extensions });
}

async function openServer(port, env) {
  // A demo without a password would be a terminal for every user of this machine.
  const password = randomBytes(12).toString('base64url');
  const server = await startCodeServer({ port, folder, userData, extensions, password, env, log: 'demo' });
  const lines = [
    `Open      http://127.0.0.1:${port}/`,
    `Password  ${password}`,
    'and click "Unity Connection" in the activity bar.',
  ];
  return { lines, exit: server.exit };
}

function openDesktop(program, env) {
  const args = [
    '--wait',
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${userData}`,
  ];
  args.push(`--extensions-dir=${extensions}`, '--disable-workspace-trust', folder);
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const window = startChild('demo', program, args, { env: { ...process.env, ...env } });
  return { lines: ['VS Code is opening; click "Unity Connection" in its activity bar.'], exit: window.exit };
}

function table(servers) {
  const rows = servers.map(({ name, baseUrl, user, password }) => [name, baseUrl, user, password]);
  const all = [['NAME', 'ADDRESS', 'USER', 'PASSWORD'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
}
