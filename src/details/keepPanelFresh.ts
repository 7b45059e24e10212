import * as vscode from 'vscode';
import { findLink } from '../links/linkKey.ts';
import type { ServerList } from '../servers/serverList.ts';
import { refreshIntervalMs } from '../servers/settings.ts';
import type { PanelState } from './pageMessage.ts';

const syncingIntervalMs = 15_000;

/** Reads the panel's server at intervals while it is visible: every 15 s while its link is syncing (design.md 4). */
export function keepPanelFresh(
  panel: vscode.WebviewPanel,
  { serverId, linkKey }: PanelState,
  servers: ServerList,
): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const schedule = () => {
    clearTimeout(timer);
    const interval = panel.visible ? refreshIntervalMs() : undefined;
    if (interval === undefined) return;
    const link = findLink(servers.get(serverId)?.state.last?.links ?? [], linkKey);
    const syncing = link?.status === 'syncing' || link?.voiceNameSyncStatus === 'syncing';
    timer = setTimeout(read, syncing ? Math.min(syncingIntervalMs, interval) : interval);
  };
  const read = () => {
    void servers.get(serverId)?.poll();
    schedule();
  };
  const load = () => {
    const server = servers.get(serverId);
    if (panel.visible && server?.state.kind === 'notLoaded') void server.refresh();
  };
  const wake = () => {
    load();
    schedule();
  };
  wake();
  return vscode.Disposable.from(
    panel.onDidChangeViewState(wake),
    servers.onDidChange(load),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
