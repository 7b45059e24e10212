import type { Location } from './location.ts';
import { linksOf } from './removal.ts';
import type { World } from './world.ts';

/**
 * The locations whose directory a location holds: itself first, then those its links lead to, over hubs too
 * (facts sheet 3.1). Links waiting for removal still count, because their objects stay until the cleanup.
 */
export function reach(world: World, key: string, now: number): Location[] {
  const keys = new Set([key]);
  for (const current of keys) {
    for (const link of linksOf(world, current, now)) keys.add(link.remote);
  }
  return [...keys].flatMap((each) => world.locations.get(each) ?? []);
}
