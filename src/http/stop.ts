import type { Clock } from './clock.ts';
import type { Phase } from './failure.ts';

/** Why a request is given up from our side. */
export type StopCause =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'timeout'; readonly phase: Phase; readonly afterMs: number };

/**
 * One request's way to end early: the caller's cancel, the end of the session, a time limit. Every wait of the
 * request listens to `signal`, because undici itself hears no signal before it is connected (vscode-platform 1.4).
 */
export interface Stop {
  readonly signal: AbortSignal;
  cause(): StopCause | undefined;
  /** Gives the request up `ms` milliseconds from now, unless called off by what it returns. */
  limit(ms: number, phase: Phase): () => void;
  /** Lets go of all timers and listeners. */
  end(): void;
}

export function createStop(clock: Clock, sources: readonly AbortSignal[]): Stop {
  const controller = new AbortController();
  const cleanups: (() => void)[] = [];
  let cause: StopCause | undefined;

  function stop(why: StopCause): void {
    if (cause) return;
    cause = why;
    controller.abort();
  }

  function cancel(): void {
    stop({ kind: 'cancelled' });
  }

  for (const source of sources) {
    if (source.aborted) cancel();
    source.addEventListener('abort', cancel, { once: true });
    cleanups.push(() => source.removeEventListener('abort', cancel));
  }

  return {
    signal: controller.signal,
    cause: () => cause,
    limit: (ms, phase) => {
      const callOff = clock.after(ms, () => stop({ kind: 'timeout', phase, afterMs: ms }));
      cleanups.push(callOff);
      return callOff;
    },
    end: () => {
      for (const cleanup of cleanups.splice(0)) cleanup();
    },
  };
}
