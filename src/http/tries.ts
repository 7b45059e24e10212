import type { Clock } from './clock.ts';
import type { HttpResponse } from './exchange.ts';
import { TransportError } from './failure.ts';
import { failureOf, type Job } from './job.ts';
import { readResponse } from './readResponse.ts';
import { retryDelay, type TryEnd } from './retryPolicy.ts';
import type { RawResponse } from './roundTrip.ts';
import { pause } from './until.ts';

export interface TriesOptions {
  readonly send: (job: Job) => Promise<RawResponse>;
  readonly clock: Clock;
  readonly random: () => number;
  /** A busy server has answered, and is going to be asked again. */
  readonly onBusy: () => void;
}

/** Sends a job, again where the retry policy says so, all inside its total time. The turn is kept meanwhile. */
export function createTries({
  send,
  clock,
  random,
  onBusy,
}: TriesOptions): (job: Job) => Promise<HttpResponse> {
  return async (job) => {
    const { kind, limits, stop } = job;
    const deadline = clock.ticks() + limits.total;
    stop.limit(limits.total, 'total');
    for (let tries = 1; ; tries += 1) {
      const end = await oneTry(job);
      const delay = mayLockAccount(job, end)
        ? undefined
        : retryDelay({ kind, tries, end, random, remainingMs: deadline - clock.ticks() });
      if (delay === undefined) {
        if ('failure' in end) throw new TransportError(end.failure);
        return end;
      }
      if ('status' in end) onBusy();
      job.logged = undefined;
      await pause(clock, delay, stop.signal);
    }
  };

  async function oneTry(job: Job): Promise<HttpResponse | Extract<TryEnd, { failure: unknown }>> {
    try {
      return readResponse(await send(job), clock.now());
    } catch (error) {
      if (job.stop.cause()) throw error;
      return { failure: failureOf(job, error) };
    }
  }
}

/** Accounts lock: a password that may have arrived without an answer is not sent again by itself (design.md 4.4). */
function mayLockAccount(job: Job, end: TryEnd): boolean {
  return 'failure' in end && end.failure.sent && job.passwordUnanswered;
}
