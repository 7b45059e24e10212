import { join } from 'node:path';
import * as vscode from 'vscode';
import { createDetailsPanels } from './details/detailsPanels.ts';
import { createRawResponses } from './details/rawResponses.ts';
import { createChangeRecords } from './servers/changeRecords.ts';
import { createPasswords } from './servers/passwords.ts';
import { createPins } from './servers/pins.ts';
import { createSandboxServers } from './servers/sandboxServers.ts';
import { createServerList } from './servers/serverList.ts';
import { settleMarks } from './servers/settleMarks.ts';
import { createWindowLock } from './servers/windowLock.ts';
import { keepFresh } from './tree/keepFresh.ts';
import { createServersTree } from './tree/serversTree.ts';
import { createLog } from './ui/log.ts';
import { presentSettled } from './ui/presentSettled.ts';
import { registerCommands } from './ui/registerCommands.ts';
import { setContext } from './ui/contextKeys.ts';

export function activate(context: vscode.ExtensionContext): void {
  const log = createLog((text) => servers.redact(text));
  const passwords = createPasswords(context.secrets, join(context.globalStorageUri.fsPath, 'passwordMarks'));
  const pins = createPins(context.globalState);
  const lock = createWindowLock(join(context.globalStorageUri.fsPath, 'locks'));
  const records = createChangeRecords(join(context.globalStorageUri.fsPath, 'changes'), lock);
  const servers = createServerList({
    passwords,
    pins,
    lock,
    records,
    logOf: (profile) => log.requestsOf(profile),
    fault: (error) => log.fault('servers', error),
  });
  const sandbox = createSandboxServers(servers, { passwords, pins, records });
  const details = createDetailsPanels(servers, context.extensionUri);
  const raw = createRawResponses(servers);
  const tree = createServersTree(servers);
  const view = vscode.window.createTreeView('cucLinks.servers', { treeDataProvider: tree });
  const services = { servers, passwords, pins, records, sandbox, details, raw, log };

  const tellMenus = () => {
    setContext('hasServers', servers.all.length + servers.invalid.length > 0);
    setContext('sandboxRunning', sandbox.running);
  };
  tellMenus();
  context.subscriptions.push(
    registerCommands(async () => (await import('./commands/handlers.ts')).commandHandlers(services), log),
    servers.onDidChange((server) => {
      if (!server) tellMenus();
    }),
    sandbox.onDidChange(tellMenus),
    settleMarks(servers, records, presentSettled),
    keepFresh(servers, view),
    ...[view, tree, raw, details, sandbox, servers, records, passwords, log],
  );
}
