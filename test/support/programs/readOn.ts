import { waitFor } from '../waitFor.ts';
import { patience } from './patience.ts';

/** Reads on in a log that only grows: every call waits for so many more entries and gives all that have come since the last. */
export function readOn<T>(
  entries: () => readonly T[] | Promise<readonly T[]>,
): (count: number) => Promise<readonly T[]> {
  let read = 0;
  return async (count) => {
    let all: readonly T[] = [];
    await waitFor(async () => {
      all = await entries();
      return all.length >= read + count;
    }, patience);
    const fresh = all.slice(read);
    read = all.length;
    return fresh;
  };
}
