import * as z from 'zod/mini';
import { findLink } from '../links/linkKey.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import { isIn, type Folder } from '../servers/folders.ts';
import { sameName } from '../servers/sameName.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';

/** A tree row, or a bare server id from one of our own buttons. Anyone may call a command: nothing else is taken. */
const targetSchema = z.union([
  z.string(),
  z.looseObject({ serverId: z.string(), linkKey: z.optional(z.string()) }),
]);

export interface LinkTarget {
  readonly server: Server;
  readonly link: HttpsLink;
  readonly key: string;
}

export function serverOf(target: unknown, servers: Pick<ServerList, 'get'>): Server | undefined {
  const parsed = targetSchema.safeParse(target);
  if (!parsed.success) return undefined;
  return servers.get(typeof parsed.data === 'string' ? parsed.data : parsed.data.serverId);
}

const folderSchema = z.looseObject({ kind: z.literal('folder'), folder: z.string() });

export function folderOf(target: unknown, { folders }: Pick<ServerList, 'folders'>): Folder | undefined {
  const parsed = folderSchema.safeParse(target);
  if (!parsed.success) return undefined;
  return folders.find(({ name }) => sameName(name, parsed.data.folder));
}

export function linkOf(target: unknown, servers: ServerList): LinkTarget | undefined {
  const parsed = targetSchema.safeParse(target);
  if (!parsed.success || typeof parsed.data === 'string') return undefined;
  const { serverId, linkKey: key } = parsed.data;
  const server = servers.get(serverId);
  const link = key === undefined ? undefined : findLink(server?.state.last?.links ?? [], key);
  return server && link && key !== undefined ? { server, link, key } : undefined;
}

/** The rows that VS Code calls a command with beside the clicked one. */
const rowsSchema = z.array(z.unknown());

/**
 * What a command is to act on: all selected rows when the clicked one is among them, else that alone. `of` tells what a
 * row stands for; rows that stand for nothing of the kind are passed over.
 */
export function selectedOf<T>(
  target: unknown,
  selected: unknown,
  of: (row: unknown) => T | undefined,
): readonly T[] {
  const rows = rowsSchema.safeParse(selected);
  // By identity: VS Code hands out the very rows of the tree.
  const taken = rows.success && rows.data.includes(target) ? rows.data : [target];
  // Not `flatMap`: what a row stands for may itself be a list, and an empty one is not nothing.
  return taken.map(of).filter((each) => each !== undefined);
}

/** The links among them. */
export function selectedLinks(
  target: unknown,
  selected: unknown,
  servers: ServerList,
): readonly LinkTarget[] {
  return selectedOf(target, selected, (row) => linkOf(row, servers));
}

export function serversIn(folder: Folder, { all }: Pick<ServerList, 'all'>): readonly Server[] {
  return all.filter(({ profile }) => isIn(profile, folder));
}

type Rows = Pick<ServerList, 'all' | 'folders' | 'get'>;

/**
 * The servers among them, each once: a folder stands for those in it, which may be none, and a link for its own.
 * `undefined` where no row of ours is given.
 */
export function selectedServers(
  target: unknown,
  selected: unknown,
  servers: Rows,
): readonly Server[] | undefined {
  const given = selectedOf(target, selected, (row) => serversOf(row, servers));
  return given.length === 0 ? undefined : [...new Set(given.flat())];
}

function serversOf(row: unknown, servers: Rows): readonly Server[] | undefined {
  const folder = folderOf(row, servers);
  if (folder) return serversIn(folder, servers);
  const server = serverOf(row, servers);
  return server && [server];
}
