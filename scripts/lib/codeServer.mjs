// The ways to start the VS Code hosts; see ensureHost for what they are.
import { modernEnvironment } from './modernNode.mjs';
import { modernNode } from './paths.mjs';
import { codeServerEntry, oldestNode, oldestServerEntry, vscodeServerEntry } from './host.mjs';
import { runLogged } from './run.mjs';
import { startChild } from './children.mjs';
import { waitUntil } from './waitUntil.mjs';

/** Puts a VSIX into an extensions folder, as a person would with "Install from VSIX". */
export async function installVsix(vsix, { userData, extensions }) {
  const args = [
    codeServerEntry,
    '--install-extension',
    vsix,
    '--user-data-dir',
    userData,
    '--extensions-dir',
    extensions,
  ];
  await runLogged('install-vsix', modernNode, args, { env: cleanEnvironment() });
}

/**
 * Starts VS Code for the installed extensions, on 127.0.0.1; secrets outlive reloads and restarts. Resolves
 * when the port answers. Without a password anyone on this machine may use it: for tests only.
 */
export async function startCodeServer({
  port,
  folder,
  userData,
  extensions,
  password,
  trust = true,
  locale,
  env = {},
  log = 'code-server',
}) {
  const args = [codeServerEntry];
  args.push('--auth', password === undefined ? 'none' : 'password', '--bind-addr', `127.0.0.1:${port}`);
  args.push('--user-data-dir', userData, '--extensions-dir', extensions);
  args.push('--disable-telemetry', '--disable-update-check', '--disable-getting-started-override');
  if (locale !== undefined) args.push('--locale', locale);
  if (trust) args.push('--disable-workspace-trust');
  args.push(folder);
  const secret = password === undefined ? {} : { PASSWORD: password };
  const server = startChild(log, modernNode, args, { env: { ...cleanEnvironment(), ...secret, ...env } });
  await answering(server, port);
  return server;
}

/** Starts VS Code's bare server, which loads an extension from source and runs a suite inside its host. */
export async function startVscodeServer({ port, serverData, env = {}, log = 'vscode-server' }) {
  const args = [
    vscodeServerEntry,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--without-connection-token',
  ];
  args.push('--accept-server-license-terms', '--server-data-dir', serverData, '--telemetry-level', 'off');
  // Without it a built VS Code ignores extensionDevelopmentPath and extensionTestsPath in the address.
  args.push('--enable-smoke-test-driver');
  const server = startChild(log, modernNode, args, { env: { ...cleanEnvironment(), ...env } });
  await answering(server, port);
  return server;
}

/**
 * Starts the oldest VS Code that the extension promises to run in, with a VSIX installed. Its secrets are in memory
 * only: code-server's own entry of that time wants more native modules than tests should build.
 */
export async function startOldestServer({ port, vsix, serverData, env = {} }) {
  const environment = { ...cleanEnvironment(), ...env };
  const data = ['--server-data-dir', serverData, '--accept-server-license-terms'];
  const install = [oldestServerEntry, ...data, '--install-extension', vsix];
  await runLogged('install-vsix', oldestNode, install, { env: environment });
  const args = [oldestServerEntry, ...data, '--telemetry-level', 'off'];
  args.push('--host', '127.0.0.1', '--port', String(port), '--without-connection-token');
  const server = startChild('oldest-server', oldestNode, args, { env: environment });
  await answering(server, port);
  return server;
}

async function answering(server, port) {
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' }).then(
      (r) => r.body?.cancel().then(() => true) ?? true,
      () => false,
    );
  try {
    await waitUntil(`VS Code on port ${port}`, answers, { ended: server.exit });
  } catch (error) {
    await server.stop();
    throw error;
  }
}

// A terminal inside VS Code sets variables that turn a second VS Code into a client of the first.
function cleanEnvironment() {
  const kept = Object.entries(modernEnvironment()).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER_|CS_|GITHUB_TOKEN$|PASSWORD$|HASHED_PASSWORD$)/.test(name),
  );
  return Object.fromEntries(kept);
}
