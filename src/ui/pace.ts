import { systemClock, type Clock } from '../http/clock.ts';

/**
 * VS Code waits for 200 ms without news of a view before it shows the next: rows and message alike. Servers that answer
 * one after the other would leave it waiting until the last has.
 */
const beatMs = 250;

/** Does all that is asked for at once when nothing was done for a while, else together at the next beat. */
export interface Pace {
  /** Work that is asked for twice is done once. What comes after work that throws waits for another beat. */
  ask(work: () => void): void;
  /** Does now what waits for the beat. */
  flush(): void;
  dispose(): void;
}

export function createPace(clock: Clock = systemClock): Pace {
  const waiting = new Set<() => void>();
  let isDisposed = false;
  let callOff: (() => void) | undefined;
  const flush = () => {
    for (const work of [...waiting]) {
      waiting.delete(work);
      work();
    }
  };
  const beat = () => {
    callOff = undefined;
    if (waiting.size === 0) return;
    callOff = clock.after(beatMs, beat);
    flush();
  };
  return {
    ask(work) {
      if (isDisposed) return;
      waiting.add(work);
      if (!callOff) beat();
    },
    flush,
    dispose() {
      isDisposed = true;
      waiting.clear();
      callOff?.();
    },
  };
}
