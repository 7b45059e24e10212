import type { SandboxClock } from '../../../../src/sandbox/index.ts';

/** This machine's clock, which can be put forward; sleeps are cut to `longest` ms. */
export interface TestClock extends SandboxClock {
  advance(ms: number): void;
}

export function createTestClock(longest = 60): TestClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
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
