import type { Link } from './link.ts';
import { refuse, type Refusal } from './refusal.ts';
import { deletedAt, linksOf } from './removal.ts';
import type { World } from './world.ts';

/** Marks one link for removal (facts sheet 3.6). Doing it twice is refused: a guess. */
export function unjoin(world: World, link: Link, now: number): Refusal | undefined {
  if (deletedAt(world, link, now) !== undefined) return refuse('removalPending', link.displayName);
  link.markedAt = now;
  return undefined;
}

/**
 * Marks all links of a location and returns how many that were.
 * @param refuseNone whether a location without links is refused or simply told that all went well: no source says
 */
export function unjoinSelf(world: World, key: string, refuseNone: boolean, now: number): number | Refusal {
  const links = linksOf(world, key, now).filter((link) => deletedAt(world, link, now) === undefined);
  if (links.length === 0 && refuseNone) return refuse('notLinked');
  for (const link of links) link.markedAt = now;
  return links.length;
}
