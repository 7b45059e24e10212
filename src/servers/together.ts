import { systemClock, type Clock } from '../http/clock.ts';

/** Resolves at once for all that ask within `ms` milliseconds of the first. */
export function together(ms: number, clock: Clock = systemClock): () => Promise<void> {
  let next: Promise<void> | undefined;
  return () =>
    (next ??= new Promise((resolve) => {
      clock.after(ms, () => {
        next = undefined;
        resolve();
      });
    }));
}
