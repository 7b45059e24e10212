import { systemClock, type Clock } from '../http/clock.ts';
import { until } from '../http/until.ts';

/** Time for most lists of a fleet, too short to be felt while one server does not answer. */
const longestMs = 500;

/** Lists are what people wait for: what else servers are asked for takes processor time from those that are still to come. */
export interface ListsFirst {
  /** Reads a list; until that has ended it is under way. */
  list<T>(read: () => Promise<T>): Promise<T>;
  /** Resolves when no list is under way, after half a second, or when the signal aborts. */
  afterLists(signal: AbortSignal): Promise<void>;
}

/** One for all servers of a window. */
export function createListsFirst(clock: Clock = systemClock): ListsFirst {
  const waiting = new Set<() => void>();
  let underWay = 0;
  return {
    async list(read) {
      underWay += 1;
      try {
        return await read();
      } finally {
        underWay -= 1;
        if (underWay === 0) for (const goOn of waiting) goOn();
      }
    },
    async afterLists(signal) {
      if (underWay === 0) return;
      let end: () => void = () => undefined;
      const turn = new Promise<void>((resolve) => (end = resolve));
      waiting.add(end);
      const callOff = clock.after(longestMs, end);
      await until(signal, turn).catch(() => undefined);
      callOff();
      waiting.delete(end);
    },
  };
}
