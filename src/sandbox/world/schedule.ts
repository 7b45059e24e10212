import type { Link } from './link.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/** The directory task's default interval in ms (facts sheet 3.4). */
export const SYNC_EVERY_MS = 15 * MINUTE;

const DAY = 24 * 60 * MINUTE;
/** A run starts at 10:00 of the simulated servers' own time zone, so that 22:00 is half a day off. */
const START_TO_CLEANUP_MS = 12 * 60 * MINUTE;

/** The first cycle that may start at or after `time`, or `undefined` when the reader does not run then. */
export function nextSync(link: Link, time: number): number | undefined {
  if (!link.directorySync) return undefined;
  if (link.trouble !== undefined && time >= link.trouble.since) return undefined;
  if (time <= link.joinedAt) return link.joinedAt;
  const earliest = Math.max(time, link.joinedAt + link.firstSyncMs);
  return link.joinedAt + Math.ceil((earliest - link.joinedAt) / SYNC_EVERY_MS) * SYNC_EVERY_MS;
}

/** The cleanup task "Remove Objects Associated With Deleted Network Location": daily at 22:00 (facts sheet 3.6). */
export function nextCleanup(world: World, time: number): number {
  const first = world.start + START_TO_CLEANUP_MS;
  return first + (Math.floor((time - first) / DAY) + 1) * DAY;
}
