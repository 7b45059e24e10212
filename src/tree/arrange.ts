import { isIn, type Folder } from '../servers/folders.ts';
import type { Profile } from '../servers/profile.ts';

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
  const own = servers.filter(({ profile }) => !profile.sandbox);
  const top = own.filter(({ profile }) => profile.folder === undefined);
  const groups = folders.map((folder) => ({
    folder,
    servers: favoritesFirst(own.filter(({ profile }) => isIn(profile, folder))),
  }));
  return {
    favorites: top.filter(isFavorite),
    folders: withEmpty ? groups : groups.filter((group) => group.servers.length > 0),
    others: top.filter((server) => !isFavorite(server)),
    sandbox: servers.filter(({ profile }) => profile.sandbox),
  };
}

function favoritesFirst<T extends Arrangeable>(servers: readonly T[]): readonly T[] {
  return [...servers.filter(isFavorite), ...servers.filter((server) => !isFavorite(server))];
}

function isFavorite({ profile }: Arrangeable): boolean {
  return profile.favorite;
}
