import { basicHeader } from './basicHeader.ts';
import { basicPace } from './basicPace.ts';
import type { Clock } from './clock.ts';
import type { CookieJar } from './cookieJar.ts';
import { TransportError } from './failure.ts';
import type { Job } from './job.ts';
import { isRedirect } from './responseHead.ts';
import type { RawResponse } from './roundTrip.ts';
import { semaphore } from './semaphore.ts';
import type { Credentials, SignIn, SignInOutcome } from './signIn.ts';
import { pause, until } from './until.ts';
import type { Wire } from './wire.ts';

export interface AuthoriseOptions {
  readonly signIn: SignIn;
  readonly jar: CookieJar;
  readonly wire: Wire;
  readonly clock: Clock;
  /** A password is about to be sent. */
  readonly onPassword: (credentials: Credentials) => void;
  /** The password was refused: nothing that waits may go on. */
  readonly onRefused: () => void;
}

/** Cookies that turned out stale before the password is sent although newer cookies are there. */
const maxStale = 2;

/**
 * Sends a job as someone: with cookies while there are any, else once with the password, one at a time, while the
 * others wait for the cookies it brings (design.md 4.4). Rejects with `signInNeeded` or `signInRefused` besides what the
 * wire rejects with.
 */
export function authorise({
  signIn,
  jar,
  wire,
  clock,
  onPassword,
  onRefused,
}: AuthoriseOptions): (job: Job) => Promise<RawResponse> {
  const oneAtATime = semaphore(1);
  const pace = basicPace(clock);
  let refusals = 0;

  return async (job) => {
    const refusalsBefore = refusals;
    for (let stale = 0; ;) {
      const cookie = stale < maxStale ? jar.headerFor(job.request.path) : undefined;
      if (cookie !== undefined) {
        const raw = await withCookie(job, cookie);
        if (raw.status !== 401) return raw;
        stale += 1;
        continue;
      }
      const release = await oneAtATime.acquire(job.stop.signal);
      try {
        if (refusals !== refusalsBefore) throw new TransportError({ kind: 'signInRefused', sent: false });
        if (stale < maxStale && jar.headerFor(job.request.path) !== undefined) continue;
        return await withPassword(job);
      } finally {
        release();
      }
    }
  };

  async function withCookie(job: Job, cookie: string): Promise<RawResponse> {
    const generation = jar.generation();
    const sentBefore = job.sent;
    const raw = await wire.trip(job, { cookie }, (head) => {
      // A redirect is where a dead session may lead, too: the next request starts a new one.
      if (head.status === 401 || isRedirect(head)) jar.drop(generation);
    });
    // A refusal: certainly not acted on.
    if (raw.status === 401) job.sent = sentBefore;
    return raw;
  }

  async function withPassword(job: Job): Promise<RawResponse> {
    const tried: { connecting?: Promise<void>; sending?: Promise<RawResponse>; outcome: SignInOutcome } = {
      outcome: 'unknown',
    };

    const connect = async (): Promise<void> => {
      if (!tried.sending && !job.stop.cause()) await (tried.connecting ??= wire.connect(job));
    };

    async function send(credentials: Credentials): Promise<RawResponse> {
      const delay = pace.delay();
      if (delay > 0) await pause(clock, delay, job.stop.signal);
      // Cookies that are still there have proved stale.
      if (jar.headerFor(job.request.path) !== undefined) jar.drop(jar.generation());
      job.passwordUnanswered = true;
      onPassword(credentials);
      return wire.trip(job, { authorization: basicHeader(credentials) }, ({ status }) => {
        job.passwordUnanswered = false;
        tried.outcome = outcomeOf(status);
        if (tried.outcome === 'refused') refuse();
        if (tried.outcome === 'accepted' && jar.headerFor(job.request.path) === undefined) pace.note();
      });
    }

    const attempt = async (credentials: Credentials): Promise<SignInOutcome> => {
      // Nothing is sent for a request that was given up while it waited, and never twice.
      if (tried.sending || job.stop.cause()) return tried.outcome;
      tried.sending = send(credentials);
      await tried.sending.catch(() => undefined);
      return tried.outcome;
    };

    // A holder that fails has no password to give; if it failed after the attempt, the attempt counts.
    const answer = await until(job.stop.signal, signIn(attempt, job.stop.signal, connect)).catch(
      () => 'missing' as const,
    );
    if (tried.outcome === 'refused') throw new TransportError({ kind: 'signInRefused', sent: true });
    if (tried.sending) return tried.sending;
    await tried.connecting;
    const notAllowed = answer === 'notAllowed' ? { notAllowed: true as const } : {};
    const refused = answer === 'refusedBefore';
    throw new TransportError({ kind: 'signInNeeded', refused, ...notAllowed, sent: false });
  }

  function refuse(): void {
    refusals += 1;
    onRefused();
  }
}

/** The server's word on the password; a server too busy or broken has said nothing about it. */
function outcomeOf(status: number): SignInOutcome {
  if (status === 401) return 'refused';
  return status === 429 || status >= 500 ? 'unknown' : 'accepted';
}
