import type { Clock } from './clock.ts';

/** The promise's outcome, or a rejection as soon as the signal aborts; a later outcome is dropped without a trace. */
export function until<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new Error('aborted'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/** Waits `ms` milliseconds; rejects as soon as the signal aborts. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let callOff: (() => void) | undefined;
  const timer = new Promise<void>((resolve) => (callOff = clock.after(ms, resolve)));
  return until(signal, timer).finally(() => callOff?.());
}
