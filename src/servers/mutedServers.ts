import type * as vscode from 'vscode';

/** Servers whose links nobody wants notifications of. Kept until they are wanted again, in all windows. */
export interface MutedServers {
  has(serverId: string): boolean;
  mute(serverId: string): Promise<void>;
  unmute(serverId: string): Promise<void>;
}

export function createMutedServers(state: vscode.Memento): MutedServers {
  return {
    has: (serverId) => state.get(keyOf(serverId)) === true,
    mute: async (serverId) => state.update(keyOf(serverId), true),
    unmute: async (serverId) => state.update(keyOf(serverId), undefined),
  };
}

function keyOf(serverId: string): string {
  return `cucLinks.muted/${serverId}`;
}
