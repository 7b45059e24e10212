import { systemClock, type Clock } from '../http/clock.ts';

/** Work that is done once for all that ask for it at about the same time. */
export interface OnceForMany {
  ask(): void;
  /** What has been asked for is not done any more. */
  dispose(): void;
}

/** `work` is done `ms` milliseconds after the first that asks. */
export function onceForMany(work: () => void, ms: number, clock: Clock = systemClock): OnceForMany {
  let callOff: (() => void) | undefined;
  let disposed = false;
  return {
    ask() {
      if (disposed) return;
      callOff ??= clock.after(ms, () => {
        callOff = undefined;
        work();
      });
    },
    dispose() {
      disposed = true;
      callOff?.();
    },
  };
}
