import * as vscode from 'vscode';
import type { SandboxServers } from '../servers/sandboxServers.ts';
import type { ServerList } from '../servers/serverList.ts';
import { setContext } from './contextKeys.ts';

/** Keeps true what menus and welcome texts ask for: whether there are servers, sign-ins, and a sandbox. */
export function keepMenus(
  servers: Pick<ServerList, 'all' | 'invalid' | 'signIns' | 'onDidChange'>,
  sandbox: Pick<SandboxServers, 'running' | 'onDidChange'>,
): vscode.Disposable {
  const tell = () => {
    const { all, invalid, signIns } = servers;
    const hasServers = all.length + invalid.length > 0;
    setContext('hasServers', hasServers);
    setContext('noServers', !hasServers);
    setContext(
      'hasOwnServers',
      all.some(({ profile }) => !profile.sandbox),
    );
    setContext('hasSignIns', signIns.length > 0);
    setContext('sandboxRunning', sandbox.running);
  };
  tell();
  return vscode.Disposable.from(
    servers.onDidChange((server) => {
      if (!server) tell();
    }),
    sandbox.onDidChange(tell),
  );
}
