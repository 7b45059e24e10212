import { createCupiClient, type CupiClient } from '../../../src/cupi/client.ts';
import type { Failure } from '../../../src/cupi/failure.ts';
import { systemClock, type Clock } from '../../../src/http/clock.ts';
import { openSession, type Session, type SessionOptions } from '../../../src/http/session.ts';
import { failureOf as shapeOf } from '../../../src/servers/failureOf.ts';
import { signInOnce } from '../../../src/servers/signInWithStored.ts';
import { afterwards } from '../transport.ts';
import { patience } from './patience.ts';

export interface Account {
  readonly user: string;
  readonly password: string;
}

/** A session to an origin whose certificate is pinned; closed after the test. */
export function pinnedSession(
  origin: string,
  sha256: string,
  { user, password }: Account,
  more: Partial<SessionOptions> = {},
): Session {
  const session = openSession({
    origin,
    trust: () => ({ kind: 'pin', sha256 }),
    signIn: signInOnce(user, password),
    log: () => undefined,
    clock: withoutBackOff,
    timeouts: { connect: patience },
    ...more,
  });
  afterwards(() => session.dispose());
  return session;
}

export function clientOf({ send }: Session, format: 'json' | 'xml' = 'json'): CupiClient {
  return createCupiClient({ server: () => 'Rotterdam', format, send });
}

/** What a call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    const failure = shapeOf(error);
    if (failure) return failure;
    throw error;
  }
  throw new Error('It did not fail.');
}

/** The pauses between tries are over at once; every limit on a program that may be slow stays as it is. */
const withoutBackOff: Clock = {
  ...systemClock,
  after: (ms, action) => systemClock.after(ms <= 4_000 ? 0 : ms, action),
};
