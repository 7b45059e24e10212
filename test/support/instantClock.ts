import type { Clock } from '../../src/http/clock.ts';

/** A clock on which every wait is over at once, and what was waited for, in milliseconds. */
export interface InstantClock extends Clock {
  readonly waits: readonly number[];
}

export function instantClock(): InstantClock {
  const waits: number[] = [];
  let ticks = 0;
  return {
    waits,
    now: () => Date.now(),
    ticks: () => ticks,
    after(ms, action) {
      const timer = setImmediate(() => {
        ticks += ms;
        waits.push(ms);
        action();
      });
      return () => clearImmediate(timer);
    },
  };
}
