import type { Link } from './link.ts';
import { nextCleanup, nextSync } from './schedule.ts';
import type { World } from './world.ts';

/**
 * When this end is (or will be) marked for removal: by its own call, or at its first sync after the far end was
 * marked, whichever is first (facts sheet 3.6). An end whose reader does not run never notices.
 */
function markedAt(world: World, link: Link): number | undefined {
  const peerMark = world.links.get(link.peer)?.markedAt;
  const noticed = peerMark === undefined ? undefined : nextSync(link, peerMark);
  if (link.markedAt === undefined) return noticed;
  return noticed === undefined ? link.markedAt : Math.min(link.markedAt, noticed);
}

/** The moment this end was marked for removal, if that is not in the future. */
export function deletedAt(world: World, link: Link, now: number): number | undefined {
  const mark = markedAt(world, link);
  return mark !== undefined && mark <= now ? mark : undefined;
}

/** After the nightly cleanup of its own location the link is no more. */
export function isGone(world: World, link: Link, now: number): boolean {
  const mark = deletedAt(world, link, now);
  return mark !== undefined && nextCleanup(world, mark) <= now;
}

/** The links a location has at a time, oldest first, those waiting for removal included. */
export function linksOf(world: World, key: string, now: number): Link[] {
  return [...world.links.values()].filter((link) => link.owner === key && !isGone(world, link, now));
}
