import * as vscode from 'vscode';
import type { Clock } from '../http/clock.ts';
import { findLink } from '../links/linkKey.ts';
import { createPolling } from '../servers/polling.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { refreshIntervalMs } from '../servers/settings.ts';
import type { PanelLink } from './panelState.ts';

interface Panel {
  readonly visible: boolean;
  readonly onDidChangeViewState: vscode.Event<unknown>;
}
type Servers = Pick<ServerList, 'onDidChange'> & {
  get(id: string): Pick<Server, 'state' | 'refresh' | 'poll' | 'askedAt'> | undefined;
};

const syncingIntervalMs = 15_000;

/** Reads the panel's server at intervals while it is visible: every 15 s while its link is syncing (design.md 4). */
export function keepPanelFresh(
  panel: Panel,
  { serverId, linkKey }: PanelLink,
  servers: Servers,
  clock?: Clock,
): vscode.Disposable {
  const intervalMs = () => {
    const interval = panel.visible ? refreshIntervalMs() : undefined;
    if (interval === undefined) return undefined;
    const link = findLink(servers.get(serverId)?.state.last?.links ?? [], linkKey);
    const syncing = link?.status === 'syncing' || link?.voiceNameSyncStatus === 'syncing';
    return syncing ? Math.min(syncingIntervalMs, interval) : interval;
  };
  const polling = createPolling(
    () => [servers.get(serverId)].filter((server) => server !== undefined),
    intervalMs,
    clock,
  );
  const wake = () => {
    const server = servers.get(serverId);
    if (panel.visible && server?.state.kind === 'notLoaded') void server.refresh();
    polling.check();
  };
  wake();
  return vscode.Disposable.from(
    panel.onDidChangeViewState(wake),
    servers.onDidChange(wake),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('cucLinks.refreshInterval')) polling.check();
    }),
    polling,
  );
}
