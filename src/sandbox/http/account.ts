import { createHash, timingSafeEqual } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';
import type { Location } from '../world/location.ts';

/** Wrong passwords in a row that lock the account (sample rules show 3 to 7, facts sheet 1.2). */
const MAX_HACKS = 5;
/** How long it stays locked, in ms of real time; 30 minutes on a real server, shortened here. */
const LOCKED_MS = 120_000;

/** A location's administrator. Used by Basic sign-ins and by joins that name this location as the remote. */
export interface Account {
  /** Whether the sign-in is right. A wrong one counts; while locked even the right one is wrong. */
  check(user: string, password: string): boolean;
}

function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** The account of a location; locking is simulated. */
export function createAccount({ user: name, password: secret }: Location, clock: SandboxClock): Account {
  let wrong = 0;
  let lockedUntil = -Infinity;
  return {
    check(user, password) {
      if (user !== name || clock.now() < lockedUntil) return false;
      if (same(password, secret)) {
        wrong = 0;
        return true;
      }
      wrong += 1;
      if (wrong >= MAX_HACKS) {
        lockedUntil = clock.now() + LOCKED_MS;
        wrong = 0;
      }
      return false;
    },
  };
}
