import { systemClock, type Clock } from '../http/clock.ts';
import type { Server } from './server.ts';

/** Background readings at intervals, counted from when each server was last asked by whomever. */
export interface Polling {
  /** Asks whoever is due, now and from then on. For when that may have changed: something came into view, an interval. */
  check(): void;
  dispose(): void;
}

/** `intervalMs` gives `undefined` while nobody looks, or wants no such readings. */
export function createPolling(
  servers: () => readonly Pick<Server, 'poll' | 'askedAt'>[],
  intervalMs: () => number | undefined,
  clock: Clock = systemClock,
): Polling {
  let callOff: (() => void) | undefined;
  const check = () => {
    callOff?.();
    const interval = intervalMs();
    if (interval === undefined) return;
    const left = ({ askedAt }: Pick<Server, 'askedAt'>) =>
      askedAt === undefined ? 0 : askedAt + interval - clock.ticks();
    for (const server of servers()) if (left(server) <= 0) void server.poll();
    // Being asked changes a server, which may have led here again.
    callOff?.();
    const next = Math.min(interval, ...servers().map(left));
    callOff = clock.after(Math.max(1, next), check);
  };
  return { check, dispose: () => callOff?.() };
}
