import type { TlsOptions } from 'node:tls';
import { inspect } from 'node:util';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { credentials } from '../../src/http/credentials.ts';
import type { TransportFailure } from '../../src/http/failure.ts';
import { isTransportError } from '../../src/http/isTransportError.ts';
import type { LogLine } from '../../src/http/logLine.ts';
import { openSession, type Session, type SessionOptions } from '../../src/http/session.ts';
import type { SignIn, SignInOutcome } from '../../src/http/signIn.ts';
import { makeCertificate, type MadeCertificate } from './certificates.ts';
import { startRawTcpServer, type RawTcpServer } from './rawTcpServer.ts';
import { response, startRawTlsServer, type Answer, type RawTlsServer } from './rawTlsServer.ts';

/** A read of a small thing. */
export const read: HttpRequest = {
  method: 'GET',
  path: '/vmrest/version',
  template: '/vmrest/version',
  accept: 'application/json',
  limit: 1_000,
};

export const write: HttpRequest = {
  method: 'POST',
  path: '/vmrest/httpslinks/join',
  template: '/vmrest/httpslinks/join',
  accept: 'application/json',
  body: { type: 'application/json', text: '{"a":"é"}' },
  limit: 1_000,
};

/** A holder of one password that connects before it and remembers what came of it. */
export interface Holder {
  readonly signIn: SignIn;
  readonly outcomes: SignInOutcome[];
}

export function holder(): Holder {
  const outcomes: SignInOutcome[] = [];
  let refused = false;
  return {
    outcomes,
    signIn: async (attempt, _, connect) => {
      if (refused) return 'refusedBefore';
      await connect();
      const outcome = await attempt(credentials('admin', 'pä:ss'));
      outcomes.push(outcome);
      refused = outcome === 'refused';
      return outcome;
    },
  };
}

export interface Setup {
  readonly server: RawTlsServer;
  readonly session: Session;
  readonly log: LogLine[];
  readonly outcomes: SignInOutcome[];
  /** Opens another session to the same server; closed with the rest. */
  readonly open: (options?: Partial<SessionOptions>) => Session;
}

let shared: Promise<MadeCertificate> | undefined;
let cleanups: (() => Promise<void> | void)[] = [];

/** One self-signed certificate for all tests that do not care. */
export function anyCertificate(): Promise<MadeCertificate> {
  shared ??= makeCertificate();
  return shared;
}

/** A server that answers like this and a session that pins it. Call {@link cleanUp} after each test. */
export async function setUp(
  answer: Answer,
  options: Partial<SessionOptions> = {},
  tls: TlsOptions = {},
): Promise<Setup> {
  const certificate = await anyCertificate();
  const server = await startRawTlsServer(certificate, answer, tls);
  cleanups.push(() => server.close());
  const log: LogLine[] = [];
  const { signIn, outcomes } = holder();
  const open = (more: Partial<SessionOptions> = {}): Session => {
    const session = openSession({
      origin: server.origin,
      trust: () => ({ kind: 'pin', sha256: certificate.sha256 }),
      signIn,
      log: (line) => log.push(line),
      random: () => 0.01,
      ...options,
      ...more,
    });
    cleanups.push(() => session.dispose());
    return session;
  };
  return { server, session: open(), log, outcomes, open };
}

/** The same with a session that runs on cookies already; requests and log lines count from there. */
export async function setUpSignedIn(answer: Answer, options: Partial<SessionOptions> = {}): Promise<Setup> {
  let seen = 0;
  const setup = await setUp((request, socket) => {
    seen += 1;
    if (seen > 1) answer(request, socket, seen - 1);
    else socket.write(response(200, '{}', ['Set-Cookie: S=1; Path=/']));
  }, options);
  await setup.session.send(read);
  setup.server.requests.splice(0);
  setup.log.splice(0);
  return setup;
}

export async function cleanUp(): Promise<void> {
  const all = cleanups.reverse();
  cleanups = [];
  for (const cleanup of all) await cleanup();
}

/** A server without TLS, closed with the rest. */
export async function setUpTcp(take?: Parameters<typeof startRawTcpServer>[0]): Promise<RawTcpServer> {
  const server = await startRawTcpServer(take);
  afterwards(() => server.close());
  return server;
}

/** Keeps something that must be closed after the test. */
export function afterwards(cleanup: () => Promise<void> | void): void {
  cleanups.push(cleanup);
}

/** The failure a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<TransportFailure> {
  try {
    await promise;
  } catch (error) {
    if (isTransportError(error)) return error.transport;
    throw error;
  }
  throw new Error('It did not fail.');
}

/** Whether there is no outcome yet, with nothing left to do that could bring one at once. */
export function isPending(promise: Promise<unknown>): Promise<boolean> {
  const settled = promise.then(
    () => false,
    () => false,
  );
  return Promise.race([settled, new Promise<boolean>((resolve) => setImmediate(() => resolve(true)))]);
}

/** All that could ever be printed of the error a promise rejects with. */
export async function printed(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((reason: unknown) => reason);
  return inspect(error, { depth: null, showHidden: true, getters: true });
}
