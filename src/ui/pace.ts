import { systemClock, type Clock } from '../http/clock.ts';

/**
 * VS Code waits for 200 ms without news of a view before it shows the next: rows and message alike. Servers that answer
 * one after the other would leave it waiting until the last has.
 */
const beatMs = 250;

/** Does all that is asked for at once when nothing was done for a while, else together at the next beat. */
export interface Pace {
  ask(work: () => void): void;
  /** Does now what waits for the beat. */
  flush(): void;
  dispose(): void;
}

export function createPace(clock: Clock = systemClock): Pace {
  const waiting = new Set<() => void>();
  let callOff: (() => void) | undefined;
  const flush = () => {
    const works = [...waiting];
    waiting.clear();
    for (const work of works) work();
  };
  const beat = () => {
    callOff = undefined;
    if (waiting.size === 0) return;
    callOff = clock.after(beatMs, beat);
    flush();
  };
  return {
    ask(work) {
      waiting.add(work);
      if (!callOff) beat();
    },
    flush,
    dispose() {
      waiting.clear();
      callOff?.();
    },
  };
}
