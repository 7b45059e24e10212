import type { Clock } from './clock.ts';
import type { CookieJar } from './cookieJar.ts';
import type { Lanes } from './lanes.ts';
import { TransportError } from './failure.ts';
import { httpDate } from './httpDate.ts';
import { failureOf, type Job } from './job.ts';
import type { LogLine } from './logLine.ts';
import { header, headerAll, isRedirect, type ResponseHead } from './responseHead.ts';
import { roundTrip, type RawResponse } from './roundTrip.ts';
import { failureFromUndici } from './undiciErrors.ts';
import { until } from './until.ts';

/** Puts jobs on the wire: headers, cookies that come back, one log line a try. */
export interface Wire {
  /** Makes the connection of the job's next trip. As a trip when it fails, silent when it does not. */
  connect(job: Job): Promise<void>;
  /** `auth` is the one header that says who asks. `onHead` hears the status even when the body never comes. */
  trip(job: Job, auth: Auth, onHead: (head: ResponseHead) => void): Promise<RawResponse>;
}

export type Auth = { readonly cookie: string } | { readonly authorization: string };

/** How much of an answer has come. */
interface Seen {
  status?: number;
  bytes?: number;
}

export interface WireOptions {
  readonly origin: string;
  readonly lanes: Lanes;
  readonly jar: CookieJar;
  readonly clock: Clock;
  readonly tell: (line: LogLine) => void;
}

export function createWire({ origin, lanes, jar, clock, tell }: WireOptions): Wire {
  return {
    connect: async (job) => {
      const start = clock.ticks();
      const lane = (job.lane ??= lanes.borrow(job.kind));
      try {
        await until(job.stop.signal, lane.connect());
        job.connectMs = clock.ticks() - start;
      } catch (error) {
        job.lane = undefined;
        lane.discard();
        const failed = new TransportError(failureFromUndici(error, 'connecting'));
        job.trips += 1;
        log(job, start, {}, failureOf(job, failed).kind);
        throw failed;
      }
    },
    trip: async (job, auth, onHead) => {
      const { request, kind, limits, stop } = job;
      const generation = jar.generation();
      const start = clock.ticks() - job.connectMs;
      const seen: Seen = {};
      job.trips += 1;
      const lane = lanes.borrow(kind, job.lane);
      job.lane = undefined;
      job.connectMs = 0;
      try {
        const raw = await roundTrip({
          client: lane.client,
          origin,
          method: request.method,
          path: request.path,
          headers: headersOf(job, auth),
          body: request.body?.text,
          bodyLimit: request.limit,
          limits,
          clock,
          stop,
          onSent: () => (job.sent = true),
          onHead: (head) => {
            seen.status = head.status;
            seen.bytes = 0;
            keepCookies(head, generation, request.path);
            onHead(head);
          },
          onBytes: (length) => (seen.bytes = (seen.bytes ?? 0) + length),
        });
        lane.giveBack();
        log(job, start, seen, undefined);
        return raw;
      } catch (error) {
        lane.discard();
        log(job, start, seen, failureOf(job, error).kind);
        throw error;
      }
    },
  };

  function log(job: Job, start: number, seen: Seen, failure: LogLine['failure']): void {
    const ms = Math.round(clock.ticks() - start);
    const { method, template } = job.request;
    tell({ method, template, origin, ...seen, ms, attempt: job.trips, ...(failure ? { failure } : {}) });
    job.logged = failure;
  }

  /** A refusal or a redirect to some sign-in page starts no session. */
  function keepCookies(head: ResponseHead, generation: number, path: string): void {
    if (head.status === 401 || isRedirect(head)) return;
    const serverNow = (): number => httpDate(header(head, 'date'))?.getTime() ?? clock.now();
    jar.store(generation, path, headerAll(head, 'set-cookie'), serverNow);
  }
}

/** All that is ever sent: no Referer, no X- header (facts sheet 1.6). */
function headersOf({ request }: Job, auth: Auth): Record<string, string> {
  return {
    'user-agent': 'cuc-https-links',
    accept: request.accept,
    ...(request.body ? { 'content-type': request.body.type } : {}),
    ...auth,
  };
}
