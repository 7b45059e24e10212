import type { Clock } from '../../src/http/clock.ts';
import { waitFor } from './waitFor.ts';

/** Time that stands still until a test lets it pass. */
export interface VirtualClock extends Clock {
  /** Waits until somebody has begun to wait for `ms` milliseconds, or up to `most`, then ends that wait at once. */
  pass(ms: number, most?: number): Promise<void>;
  /** What is being waited for, in milliseconds from the beginning of each wait. */
  waits(): readonly number[];
}

interface Wait {
  readonly ms: number;
  readonly due: number;
  readonly action: () => void;
}

export function virtualClock(start = Date.parse('2026-11-02T10:00:00Z')): VirtualClock {
  const waiting = new Set<Wait>();
  let passed = 0;

  function moveTo(end: number): void {
    for (const wait of [...waiting].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)) {
      passed = Math.max(passed, wait.due);
      if (waiting.delete(wait)) wait.action();
    }
    passed = end;
  }

  return {
    now: () => start + passed,
    ticks: () => passed,
    after: (ms, action) => {
      const wait = { ms, due: passed + ms, action };
      waiting.add(wait);
      return () => void waiting.delete(wait);
    },
    pass: async (ms, most = ms) => {
      const begun = (): Wait | undefined => [...waiting].find((wait) => wait.ms >= ms && wait.ms <= most);
      await waitFor(() => begun() !== undefined);
      moveTo(begun()?.due ?? passed);
    },
    waits: () => [...waiting].map(({ ms }) => ms),
  };
}
