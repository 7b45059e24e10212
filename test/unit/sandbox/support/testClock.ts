import type { SandboxClock } from '../../../../src/sandbox/index.ts';

/** This machine's clock, which can be put forward; sleeps are cut to `longest` ms. */
export interface TestClock extends SandboxClock {
  advance(ms: number): void;
}

/** @param real where time comes from; a constant makes it stand still */
export function createTestClock(longest = 60, real: () => number = Date.now): TestClock {
  let ahead = 0;
  return {
    now: () => real() + ahead,
    sleep: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, Math.min(ms, longest)).unref();
      }),
    advance: (ms) => {
      ahead += ms;
    },
  };
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
