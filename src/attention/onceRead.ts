import type * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';

/** What is asked of the list of servers here. */
interface Servers {
  readonly all: readonly Pick<Server, 'state'>[];
  readonly onDidChange: vscode.Event<Pick<Server, 'state'> | undefined>;
}

/** Does something once, as soon as any server has been read, or could not be: nothing needs attention before. */
export function onceRead(servers: Servers, work: () => void): vscode.Disposable {
  const waiting = servers.onDidChange((server) => {
    if (!(server ? isRead(server) : servers.all.some(isRead))) return;
    waiting.dispose();
    work();
  });
  return waiting;
}

function isRead({ state: { kind } }: Pick<Server, 'state'>): boolean {
  return kind !== 'notLoaded' && kind !== 'connecting';
}
