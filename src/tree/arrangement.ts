import { isDeepStrictEqual } from 'node:util';
import type { Server } from '../servers/server.ts';
import type { InvalidProfile } from '../servers/readProfiles.ts';
import type { Levels } from './arrange.ts';

/** Every row above the links, each in its place. */
export interface Arrangement extends Levels<Server> {
  readonly invalid: readonly InvalidProfile[];
}

/** Whether both have the same servers at the same places, with the same folders and unusable entries around them. */
export function isSameArrangement(one: Arrangement, other: Arrangement): boolean {
  return isDeepStrictEqual(placesIn(one), placesIn(other));
}

function placesIn({ favorites, folders, others, sandbox, invalid }: Arrangement) {
  return {
    favorites: favorites.map(idOf),
    folders: folders.map(({ folder, servers }) => ({ folder, servers: servers.map(idOf) })),
    others: others.map(idOf),
    sandbox: sandbox.map(idOf),
    invalid,
  };
}

function idOf({ profile }: Server): string {
  return profile.id;
}
