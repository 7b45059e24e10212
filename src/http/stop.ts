import type { Clock } from './clock.ts';
import type { Phase } from './failure.ts';

/** Why a request is given up from our side. */
export type StopCause =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'timeout'; readonly phase: Phase; readonly afterMs: number };

/**
 * One request's way to end early: cancelled by the caller or with the session, or by a time limit. Every wait of the
 * request listens to it, because undici itself hears no signal before it is connected (vscode-platform 1.4).
 */
export interface Stop {
  /** Aborts with it; made for the first that asks, as most requests need none. */
  readonly signal: AbortSignal;
  cause(): StopCause | undefined;
  cancel(): void;
  /** Calls `action` once it is stopped, now if it is already, unless called off by what this returns. */
  onStop(action: () => void): () => void;
  /** Gives the request up `ms` milliseconds from now, unless called off by what it returns. */
  limit(ms: number, phase: Phase): () => void;
  /** Lets go of all timers and listeners. */
  end(): void;
}

/** `source`: the caller's way to cancel. */
export function createStop(clock: Clock, source?: AbortSignal): Stop {
  const actions = new Set<() => void>();
  const cleanups: (() => void)[] = [];
  let controller: AbortController | undefined;
  let cause: StopCause | undefined;

  function stop(why: StopCause): void {
    if (cause) return;
    cause = why;
    try {
      for (const action of actions) action();
    } finally {
      controller?.abort();
    }
  }

  function cancel(): void {
    stop({ kind: 'cancelled' });
  }

  function signal(): AbortSignal {
    if (controller) return controller.signal;
    controller = new AbortController();
    if (cause) controller.abort();
    return controller.signal;
  }

  if (source?.aborted) cancel();
  else if (source) {
    source.addEventListener('abort', cancel, { once: true });
    cleanups.push(() => source.removeEventListener('abort', cancel));
  }

  return {
    get signal() {
      return signal();
    },
    cause: () => cause,
    cancel,
    onStop: (action) => {
      if (cause) action();
      else actions.add(action);
      return () => actions.delete(action);
    },
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
