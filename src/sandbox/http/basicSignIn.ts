import type { SandboxClock } from '../clock.ts';
import type { Account } from './account.ts';

/** Basic sign-ins a location takes within a second (facts sheet 1.2). */
const BASIC_PER_SECOND = 3;

type BasicOutcome = 'accepted' | 'refused' | 'busy';

/** Judges the value of an Authorization header. */
export type BasicSignIn = (authorization: string) => BasicOutcome;

function decode(authorization: string): readonly [user: string, password: string] | undefined {
  const encoded = /^basic +([a-z0-9+/=]+) *$/iu.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
}

/** Basic sign-ins of one location. One that comes too fast is not judged, so it does not count as a wrong password. */
export function createBasicSignIn(account: Account, clock: SandboxClock): BasicSignIn {
  let recent: number[] = [];
  return (authorization) => {
    const now = clock.now();
    recent = recent.filter((time) => now - time < 1000);
    if (recent.length >= BASIC_PER_SECOND) return 'busy';
    recent.push(now);
    const pair = decode(authorization);
    return pair !== undefined && account.check(...pair) ? 'accepted' : 'refused';
  };
}
