import type { SandboxClock } from '../clock.ts';

/** Requests a location works on at a time (facts sheet 1.8). */
export const SLOTS = 5;
/** How long one more may wait: much shorter than on a real server, so that too many at once shows (a guess). */
const QUEUE_MS = 20;

/** Lets a few in at a time. */
export interface Gate {
  /** Resolves to a function that gives the slot back, or to `undefined` when the wait was in vain. */
  enter(): Promise<(() => void) | undefined>;
}

type Leave = () => void;

/** A gate with {@link SLOTS} slots. */
export function createGate(clock: SandboxClock): Gate {
  let free = SLOTS;
  const waiting = new Set<(leave: Leave) => void>();
  const take = (): Leave => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const [next] = waiting;
      if (next === undefined) free += 1;
      else {
        waiting.delete(next);
        next(take());
      }
    };
  };
  return {
    enter() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(take());
      }
      return new Promise((resolve) => {
        waiting.add(resolve);
        void clock.sleep(QUEUE_MS).then(() => {
          if (waiting.delete(resolve)) resolve(undefined);
        });
      });
    },
  };
}
