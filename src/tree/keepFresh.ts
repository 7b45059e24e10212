import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { refreshIntervalMs } from '../servers/settings.ts';

type View = Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>;

/** Loads servers when the view first shows them, and reads them again at intervals while it stays visible. */
export function keepFresh(servers: ServerList, view: View): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const load = () => {
    if (!view.visible) return;
    for (const server of servers.all) if (server.state.kind === 'notLoaded') void server.refresh();
  };
  const poll = () => {
    for (const server of servers.all) if (isPolled(server)) void server.refresh();
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

/** Only what may come right by itself: a password or a certificate waits for a person. */
function isPolled({ state }: Server): boolean {
  if (state.kind === 'ready') return true;
  if (state.kind !== 'failed') return false;
  return state.failure.kind !== 'untrusted' && state.failure.kind !== 'certificateChanged';
}
