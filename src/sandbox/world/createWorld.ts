import { startingLinks } from './startingLinks.ts';
import { startingLocations } from './startingLocations.ts';
import type { World } from './world.ts';

/** The network as it is when a run begins. `start` is simulated time in ms since 1970. */
export function createWorld(seed: number, start: number): World {
  const locations = startingLocations(seed);
  return { seed, start, locations, links: startingLinks(seed, start, locations), joins: 0 };
}
