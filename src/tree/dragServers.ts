import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Place } from '../servers/arrangedEntries.ts';
import { sameName } from '../servers/sameName.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { rowsMimeType, type DragAndDrop } from './lazyDragAndDrop.ts';
import type { Node } from './node.ts';

const idsSchema = z.array(z.string());

/** What a drop asks for: servers into a folder or the top level, and maybe elsewhere in the order. */
export type Move = (
  servers: readonly Server[],
  destination: { readonly folder: string | undefined; readonly place: Place | undefined },
) => Promise<void>;

/** Servers of the settings can be dragged into folders and among each other; nothing else moves. */
export function dragServers(servers: ServerList, move: Move): DragAndDrop<Node> {
  return {
    handleDrag(rows, data) {
      const ids = rows.flatMap((row) => (row.kind === 'server' ? [row.serverId] : []));
      const dragged = ids.filter((id) => isStored(servers.get(id)));
      if (dragged.length > 0) data.set(rowsMimeType, new vscode.DataTransferItem(dragged));
    },
    async handleDrop(target, data) {
      const ids = idsSchema.safeParse(data.get(rowsMimeType)?.value);
      if (!ids.success) return;
      const dragged = servers.all.filter(
        (server) => isStored(server) && ids.data.includes(server.profile.id),
      );
      const destination = destinationOf(target, dragged, servers);
      if (dragged.length > 0 && destination) await move(dragged, destination);
    },
  };
}

function isStored(server: Server | undefined): boolean {
  return server !== undefined && !server.profile.sandbox;
}

type Destination = Parameters<Move>[1];

/** On a folder: into it. On a server: beside it. Anywhere else: to the end of the top level. */
function destinationOf(
  target: Node | undefined,
  dragged: readonly Server[],
  servers: ServerList,
): Destination | undefined {
  if (target?.kind === 'folder') return { folder: target.folder, place: undefined };
  const beside = target && 'serverId' in target ? servers.get(target.serverId) : undefined;
  if (!beside || beside.profile.sandbox) return { folder: undefined, place: 'end' };
  if (dragged.includes(beside)) return undefined;
  return { folder: beside.profile.folder, place: placeBeside(beside, dragged, servers) };
}

/** Where the row that was dropped on is now: below it what comes from above, since that row moves up. */
function placeBeside({ profile }: Server, dragged: readonly Server[], { all }: ServerList): Place {
  const fromAbove = dragged.some(
    (server) => isAbove(server, profile.id, all) && inSameFolder(server, profile),
  );
  return fromAbove ? { after: profile.id } : { before: profile.id };
}

function isAbove(server: Server, id: string, all: readonly Server[]): boolean {
  return all.indexOf(server) < all.findIndex(({ profile }) => profile.id === id);
}

function inSameFolder({ profile }: Server, { folder }: Server['profile']): boolean {
  return sameName(profile.folder ?? '', folder ?? '');
}
