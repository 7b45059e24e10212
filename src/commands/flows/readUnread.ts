import * as vscode from 'vscode';
import type { Server } from '../../servers/server.ts';
import { isYetToBeRead } from '../../servers/serverState.ts';
import { withCancellableProgress } from '../../ui/progress.ts';

/** Reads those of the servers that have never been read. False when that was cancelled; a failure is their state. */
export async function readUnread(servers: readonly Server[]): Promise<boolean> {
  const unread = servers.filter(({ state }) => isYetToBeRead(state));
  if (unread.length === 0) return true;
  return withCancellableProgress(vscode.l10n.t('Reading the links…'), async (signal) => {
    await Promise.all(unread.map((server) => server.refresh(signal)));
    return !signal.aborted;
  });
}
