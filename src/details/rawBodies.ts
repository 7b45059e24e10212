import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';

/** What a server sent, as it was sent. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly readAt: number;
  readonly format: 'json' | 'xml';
}

/** The bodies behind the open documents, by address. None outlives its document, nor the session it was read in. */
export interface RawBodies {
  get(uri: vscode.Uri): Body | undefined;
  keep(uri: vscode.Uri, serverId: string, body: Body): void;
  dispose(): void;
}

interface Servers {
  get(id: string): Pick<Server, 'state'> | undefined;
  readonly onDidChange: vscode.Event<Pick<Server, 'profile'> | undefined>;
}

export function createRawBodies(
  servers: Servers,
  onDidClose: vscode.Event<Pick<vscode.TextDocument, 'uri'>> = vscode.workspace.onDidCloseTextDocument,
): RawBodies {
  const kept = new Map<string, Body & { readonly serverId: string }>();
  const dropLeft = (changed: Pick<Server, 'profile'> | undefined) => {
    const id = changed?.profile.id;
    for (const [key, { serverId }] of kept)
      if ((id === undefined || id === serverId) && hasLeft(servers.get(serverId))) kept.delete(key);
  };
  const subscriptions = [
    servers.onDidChange(dropLeft),
    onDidClose(({ uri }) => void kept.delete(uri.toString())),
  ];
  return {
    get: (uri) => kept.get(uri.toString()),
    keep(uri, serverId, body) {
      kept.set(uri.toString(), { ...body, serverId });
    },
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      kept.clear();
    },
  };
}

/** Forgotten, signed out, or with a session that has just been left. */
function hasLeft(server: Pick<Server, 'state'> | undefined): boolean {
  return server === undefined || server.state.kind === 'signedOut' || server.state.kind === 'notLoaded';
}
