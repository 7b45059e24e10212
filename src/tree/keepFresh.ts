import * as vscode from 'vscode';
import type { Clock } from '../http/clock.ts';
import { createPolling } from '../servers/polling.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { refreshIntervalMs } from '../servers/settings.ts';

interface View {
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}
type Servers = Pick<ServerList, 'onDidChange'> & {
  readonly all: readonly Pick<Server, 'state' | 'refresh' | 'poll' | 'askedAt'>[];
};

/**
 * Loads servers when the view first shows them, and reads them again at intervals while it stays visible; at once what
 * has grown older than that while it was hidden.
 */
export function keepFresh(servers: Servers, view: View, clock?: Clock): vscode.Disposable {
  const polling = createPolling(
    () => servers.all,
    () => (view.visible ? refreshIntervalMs() : undefined),
    clock,
  );
  const wake = () => {
    if (view.visible)
      for (const server of servers.all) if (server.state.kind === 'notLoaded') void server.refresh();
    polling.check();
  };
  wake();
  return vscode.Disposable.from(
    view.onDidChangeVisibility(wake),
    servers.onDidChange(wake),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('cucLinks.refreshInterval')) polling.check();
    }),
    polling,
  );
}
