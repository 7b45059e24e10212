import type { Clock } from '../../src/http/clock.ts';
import { waitFor } from './waitFor.ts';

/** A clock that stands still until it is put forward, so that a test sees the real limits without waiting for them. */
export interface ManualClock extends Clock {
  /** Lets time pass; each timer runs when it is due. */
  advance(ms: number): void;
  /** Waits until somebody waits for `ms` milliseconds from now, or up to `most`, then advances to the end of that. */
  pass(ms: number, most?: number): Promise<void>;
  /** As a machine that sleeps: the wall clock goes on, timers and ticks do not. */
  sleep(ms: number): void;
  /** Whether a timer is due in exactly `ms` milliseconds. */
  isDue(ms: number): boolean;
  /** Timers that have neither run nor been called off. */
  timers(): number;
}

export function manualClock(): ManualClock {
  const timers = new Map<object, { readonly at: number; readonly action: () => void }>();
  let ticks = 0;
  let wall = Date.now();

  function nextUntil(end: number) {
    return [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  }
  function moveTo(time: number): void {
    wall += time - ticks;
    ticks = time;
  }

  function advance(ms: number): void {
    const end = ticks + ms;
    for (let next = nextUntil(end); next; next = nextUntil(end)) {
      const [key, { at, action }] = next;
      timers.delete(key);
      moveTo(at);
      action();
    }
    moveTo(end);
  }

  return {
    now: () => wall,
    ticks: () => ticks,
    after: (ms, action) => {
      const key = {};
      timers.set(key, { at: ticks + ms, action });
      return () => void timers.delete(key);
    },
    advance,
    pass: async (ms, most = ms) => {
      const due = (): number | undefined =>
        [...timers.values()].map(({ at }) => at - ticks).find((left) => left >= ms && left <= most);
      await waitFor(() => due() !== undefined);
      advance(due() ?? 0);
    },
    sleep: (ms) => {
      wall += ms;
    },
    isDue: (ms) => [...timers.values()].some(({ at }) => at === ticks + ms),
    timers: () => timers.size,
  };
}
