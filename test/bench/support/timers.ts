import { createHook } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { pause } from './heap.ts';

/** Every timer of this process that is made from now on, also those of packages and of Node itself. */
export interface Timers {
  /** Of each that waits where it was made. */
  waiting(): readonly string[];
  /** Waits, and gives of each timer that ran meanwhile where it was made. That of the waiting itself is left out. */
  ranWithin(ms: number): Promise<readonly string[]>;
}

export function watchTimers(): Timers {
  const madeAt = new Map<number, string>();
  let ran: string[] | undefined;
  const hooks = {
    init(id: number, type: string) {
      if (type === 'Timeout') madeAt.set(id, new Error('made').stack ?? '');
    },
    before(id: number) {
      const where = madeAt.get(id);
      if (where !== undefined) ran?.push(where);
    },
    destroy: (id: number) => void madeAt.delete(id),
    // Else each promise is looked at.
    trackPromises: false,
  };
  createHook(hooks).enable();
  return {
    waiting: () => [...madeAt.values()],
    async ranWithin(ms) {
      const noted: string[] = (ran = []);
      await pause(ms);
      // By then Node has told of those that are over.
      await setImmediate();
      ran = undefined;
      return noted.filter((where) => !where.includes(`${pause.name} (`));
    },
  };
}
