import * as vscode from 'vscode';
import type { Clock } from '../http/clock.ts';
import { createPolling } from '../servers/polling.ts';
import type { Server } from '../servers/server.ts';
import { refreshIntervalMs, watchIntervalMs } from '../servers/settings.ts';

interface View {
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}
type Loadable = Pick<Server, 'state' | 'refresh'>;
interface Servers {
  readonly all: readonly (Loadable & Pick<Server, 'poll' | 'askedAt'>)[];
  readonly onDidChange: vscode.Event<Loadable | undefined>;
}

/**
 * Loads servers when the view first shows them, and reads them again at intervals while it stays visible; at once what
 * has grown older than that while it was hidden. The background watch does the same, at its own interval, for a view
 * that is hidden or was never shown.
 */
export function keepFresh(servers: Servers, view: View, clock?: Clock): vscode.Disposable {
  const intervalMs = () => {
    const wanted = [view.visible ? refreshIntervalMs() : undefined, watchIntervalMs()];
    const given = wanted.filter((ms) => ms !== undefined);
    return given.length === 0 ? undefined : Math.min(...given);
  };
  const polling = createPolling(() => servers.all, intervalMs, clock);
  const load = (some: readonly Loadable[]) => {
    const unread = some.filter(({ state }) => state.kind === 'notLoaded');
    if (unread.length === 0 || !(view.visible || watchIntervalMs() !== undefined)) return;
    for (const server of unread) void server.refresh();
  };
  const wake = () => {
    load(servers.all);
    polling.check();
  };
  wake();
  return vscode.Disposable.from(
    view.onDidChangeVisibility(wake),
    // Of one server: when the next one is due stays as it was, and many change in a refresh of all.
    servers.onDidChange((server) => {
      if (server) load([server]);
      else wake();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('cucLinks.refreshInterval')) polling.check();
      if (event.affectsConfiguration('cucLinks.backgroundWatch')) wake();
    }),
    polling,
  );
}
