import type { Folder } from '../servers/folders.ts';
import type { Profile } from '../servers/profile.ts';
import { nameKey } from '../servers/sameName.ts';

interface Arrangeable {
  readonly profile: Pick<Profile, 'folder' | 'favorite' | 'sandbox'>;
}

/** The top level of the view, from its first row to its last. */
export interface Levels<T> {
  readonly favorites: readonly T[];
  readonly folders: readonly { readonly folder: Folder; readonly servers: readonly T[] }[];
  readonly others: readonly T[];
  readonly sandbox: readonly T[];
}

/** Groups servers that are in order by folder, favorites first inside each level, with or without empty folders. */
export function arrange<T extends Arrangeable>(
  servers: readonly T[],
  folders: readonly Folder[],
  withEmpty = true,
): Levels<T> {
  const sandbox: T[] = [];
  const top = emptyLevel<T>();
  const groups = folders.map((folder) => ({ folder, level: emptyLevel<T>() }));
  const inside = new Map(groups.map(({ folder, level }) => [nameKey(folder.name), level]));
  for (const server of servers) {
    const { profile } = server;
    if (profile.sandbox) sandbox.push(server);
    else add(profile.folder === undefined ? top : inside.get(nameKey(profile.folder)), server);
  }
  const filled = groups.map(({ folder, level }) => ({
    folder,
    servers: [...level.favorites, ...level.others],
  }));
  return { ...top, folders: filled.filter((group) => withEmpty || group.servers.length > 0), sandbox };
}

interface Level<T> {
  readonly favorites: T[];
  readonly others: T[];
}

function emptyLevel<T>(): Level<T> {
  return { favorites: [], others: [] };
}

function add<T extends Arrangeable>(level: Level<T> | undefined, server: T): void {
  if (server.profile.favorite) level?.favorites.push(server);
  else level?.others.push(server);
}
