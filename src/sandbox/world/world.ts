import type { Link } from './link.ts';
import type { Location } from './location.ts';

/** The state of a run. Everything else is worked out from it and the time asked for. */
export interface World {
  readonly seed: number;
  /** Simulated time of the start, ms since 1970. */
  readonly start: number;
  readonly locations: ReadonlyMap<string, Location>;
  /** Every link there ever was, by id; removed ones stay, because what they became follows from them. */
  readonly links: Map<string, Link>;
  /** How many joins there were: the source of new ids. */
  joins: number;
}

/** A location's change number at a time (facts sheet 3.7: change numbers only grow). */
export function usnAt(world: World, key: string, at: number): number {
  const location = world.locations.get(key);
  if (location === undefined) return 0;
  return Math.max(0, location.usn + Math.floor((at - world.start) / location.changeMs));
}
