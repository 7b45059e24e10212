import type { Clock } from './clock.ts';
import type { StepLimits } from './step.ts';

/** The time a connect may take, used up by its steps only: waiting for a handshake permit does not count. */
export interface Budget {
  run<T>(step: (limits: StepLimits) => Promise<T>): Promise<T>;
}

export function connectBudget(clock: Clock, timeoutMs: number, signal: AbortSignal): Budget {
  let left = timeoutMs;
  return {
    run: async (step) => {
      const start = clock.ticks();
      try {
        return await step({ clock, ms: left, ofMs: timeoutMs, signal });
      } finally {
        left = Math.max(0, left - (clock.ticks() - start));
      }
    },
  };
}
