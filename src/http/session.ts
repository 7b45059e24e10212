import type { LookupFunction } from 'node:net';
import { authorise } from './authorise.ts';
import type { Trust, Validity } from './certificate.ts';
import { systemClock, type Clock } from './clock.ts';
import { createConnector } from './connector.ts';
import { cookieJar } from './cookieJar.ts';
import type { HttpRequest, HttpResponse, Send } from './exchange.ts';
import { TransportError } from './failure.ts';
import { sharedHandshakes } from './handshakes.ts';
import { failureOf, type Job } from './job.ts';
import { createLiveSecrets } from './liveSecrets.ts';
import type { LogLine } from './logLine.ts';
import { createLanes } from './lanes.ts';
import { direct, type Route } from './proxy/route.ts';
import { createRedact } from './redact.ts';
import type { Release, Semaphore } from './semaphore.ts';
import type { SignIn } from './signIn.ts';
import { createStop, type Stop } from './stop.ts';
import { targetOf } from './target.ts';
import { defaultTimeouts, limitsOf, type Timeouts } from './timeouts.ts';
import { createTries } from './tries.ts';
import { createTurns } from './turns.ts';
import { createWire } from './wire.ts';

export interface SessionOptions {
  /** `https://host[:port]`, as parseOrigin gives it. */
  readonly origin: string;
  /** Read at every connect. */
  readonly trust: () => Trust;
  readonly signIn: SignIn;
  /** `redact` takes this session's secrets out of a text: the last filter of whatever is written. */
  readonly log: (line: LogLine, redact: (text: string) => string) => void;
  /** How to reach it, read at every connect; by default there is no proxy. */
  readonly route?: () => Route;
  /** File or folder of certificate authorities besides the built-in ones; read at every connect that needs them. */
  readonly authorities?: () => string | undefined;
  /** Permits for TLS handshakes; by default shared by all sessions. */
  readonly handshakes?: Semaphore;
  readonly clock?: Clock;
  readonly timeouts?: Partial<Timeouts>;
  readonly random?: () => number;
  /** Asks for addresses; the system's name service by default. */
  readonly lookup?: LookupFunction;
  /** Told each time before a busy server is asked again: a wait that may take long. */
  readonly onBusy?: () => void;
}

/** One server's connections, cookies and queue. Opens no socket before the first request. */
export interface Session {
  readonly send: Send;
  /** What no text may show now: password, cookies, and what requests under way carry. */
  readonly secrets: () => readonly string[];
  /** Of what the server showed when it was last connected to; trusted, but a pinned one may have expired. */
  certificateValidity(): Validity | undefined;
  /** Cancels what is under way, closes every socket; later requests are cancelled at once. */
  dispose(): Promise<void>;
}

export function openSession(options: SessionOptions): Session {
  const {
    origin,
    trust,
    signIn,
    route = () => direct,
    authorities = () => undefined,
    handshakes = sharedHandshakes,
    clock = systemClock,
    random = Math.random,
    onBusy = () => undefined,
  } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const underWay = new Set<Stop>();
  let disposed = false;
  const jar = cookieJar(clock);
  const live = createLiveSecrets(jar);
  const redact = createRedact();
  const connector = createConnector(targetOf(origin), {
    trust,
    route: () => {
      const way = route();
      live.went(way);
      return way;
    },
    authorities,
    clock,
    handshakes,
    timeoutMs: timeouts.connect,
    lookup: options.lookup,
  });
  const lanes = createLanes(origin, connector, clock);
  const turns = createTurns(2);
  const wire = createWire({ origin, lanes, jar, clock, tell });
  const onRefused = (): void =>
    turns.turnAway(() => new TransportError({ kind: 'signInRefused', sent: false }));
  const authorised = authorise({ signIn, jar, wire, clock, onPassword: live.sent, onRefused });
  const tries = createTries({ send: authorised, clock, random, onBusy });

  /** A log that is already closed must not fail a request. */
  function tell(line: LogLine): void {
    try {
      options.log(line, (text) => redact(text, live.all()));
    } catch {
      // Nothing left to tell it to.
    }
  }

  function startJob(request: HttpRequest, signal: AbortSignal | undefined): Job {
    const kind = request.method === 'GET' ? 'read' : 'write';
    const stop = createStop(clock, signal);
    underWay.add(stop);
    if (disposed) stop.cancel();
    return {
      request,
      kind,
      limits: limitsOf(timeouts, kind),
      stop,
      lane: undefined,
      connectMs: 0,
      trips: 0,
      sent: false,
      passwordUnanswered: false,
      logged: undefined,
    };
  }

  async function inTurn(job: Job): Promise<HttpResponse> {
    const release = turns.enterAtOnce(job.kind) ?? (await afterOthers(job));
    try {
      return await tries(job);
    } finally {
      release();
    }
  }

  async function afterOthers({ kind, limits, stop }: Job): Promise<Release> {
    const inQueue = stop.limit(limits.queue, 'queue');
    const release = await turns.enter(kind, stop.signal);
    inQueue();
    return release;
  }

  async function send(request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse> {
    const job = startJob(request, signal);
    const start = clock.ticks();
    const release = live.hold(request.secrets ?? []);
    try {
      if (!/^\/(?!\/)/.test(request.path))
        throw new TransportError({ kind: 'protocol', code: 'BAD_PATH', sent: false });
      if (job.stop.cause()) throw new Error('aborted');
      return await inTurn(job);
    } catch (error) {
      const failure = failureOf(job, error);
      const { method, template } = request;
      const ms = Math.round(clock.ticks() - start);
      if (job.logged !== failure.kind)
        tell({ method, template, origin, ms, attempt: job.trips, failure: failure.kind });
      throw new TransportError(failure);
    } finally {
      job.lane?.discard();
      release();
      job.stop.end();
      underWay.delete(job.stop);
    }
  }

  return {
    send,
    secrets: live.all,
    certificateValidity: () => connector.certificateValidity(),
    dispose: async () => {
      disposed = true;
      for (const stop of underWay) stop.cancel();
      await Promise.all([lanes.destroy(), connector.close()]);
    },
  };
}
