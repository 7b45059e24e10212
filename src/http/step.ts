import type { Clock } from './clock.ts';

/** Limits of one part of a connect. */
export interface StepLimits {
  readonly clock: Clock;
  /** What is left of the connect time, in milliseconds. */
  readonly ms: number;
  /** The whole connect time, for the error. */
  readonly ofMs: number;
  readonly signal: AbortSignal;
}

/** How the part itself ends; only the first end counts. */
export interface StepEnd<T> {
  readonly done: (value: T) => void;
  readonly fail: (error: Error) => void;
}

/** What the part can do about an end from outside. */
export interface StepWork {
  /** The error when its time is over. */
  late(): Error;
  /** Lets go of what it holds; called for every end but a good one. */
  abandon(): void;
}

/**
 * Runs one part of a connect until it ends by itself, by its time, or by the signal, and then lets go of all three.
 * Rejects with the part's error, with `late`, or plainly when aborted. `start` must not end the part before it returns.
 */
export function runStep<T>(limits: StepLimits, start: (end: StepEnd<T>) => StepWork): Promise<T> {
  const { clock, ms, signal } = limits;
  return new Promise((resolve, reject) => {
    let over = false;
    const settle = (end: () => void): void => {
      if (over) return;
      over = true;
      callOff();
      signal.removeEventListener('abort', abort);
      end();
    };
    const fail = (error: Error): void =>
      settle(() => {
        work.abandon();
        reject(error);
      });
    const abort = (): void => fail(new Error('aborted'));
    const work = start({ done: (value) => settle(() => resolve(value)), fail });
    const callOff = clock.after(ms, () => fail(work.late()));
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
}
