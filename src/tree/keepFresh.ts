import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { refreshIntervalMs } from '../servers/settings.ts';

type View = Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>;
type Servers = Pick<ServerList, 'onDidChange'> & {
  readonly all: readonly Pick<Server, 'state' | 'refresh' | 'poll'>[];
};

/** Loads servers when the view first shows them, and reads them again at intervals while it stays visible. */
export function keepFresh(servers: Servers, view: View): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const load = () => {
    if (!view.visible) return;
    for (const server of servers.all) if (server.state.kind === 'notLoaded') void server.refresh();
  };
  const poll = () => {
    for (const server of servers.all) void server.poll();
  };
  const schedule = () => {
    clearInterval(timer);
    const interval = refreshIntervalMs();
    timer = view.visible && interval !== undefined ? setInterval(poll, interval) : undefined;
  };
  const wake = () => {
    load();
    schedule();
  };
  wake();
  return vscode.Disposable.from(
    view.onDidChangeVisibility(wake),
    servers.onDidChange(load),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('cucLinks.refreshInterval')) schedule();
    }),
    new vscode.Disposable(() => clearInterval(timer)),
  );
}
