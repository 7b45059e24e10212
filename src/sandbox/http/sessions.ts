import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';

/** All in ms of real time, whatever the speed of the run: they are met by clients that live in real time. */
const TOKEN_LIFE_MS = 4 * 60_000;
const TOKEN_GRACE_MS = 60_000;
const SESSION_IDLE_MS = 30 * 60_000;

const SSO = 'JSESSIONIDSSO';
const SESSION = 'JSESSIONID';
const TOKEN = 'REQUEST_TOKEN_KEY';
const ATTRIBUTES = 'Secure; HttpOnly';

/** What a request's cookies are worth. `setCookies` go on the answer, in this order. */
export type SessionCheck =
  | { readonly kind: 'valid'; readonly setCookies: readonly string[] }
  | { readonly kind: 'expired'; readonly setCookies: readonly string[] }
  | { readonly kind: 'none' };

/** The sessions of one location (facts sheet 1.2). */
export interface Sessions {
  /** Starts a session and returns its cookies. */
  open(): readonly string[];
  check(cookieHeader: string | undefined): SessionCheck;
}

interface Session {
  token: string;
  issued: number;
  /** The token before, good until the grace is over. */
  previous: string | undefined;
  used: number;
}

function readCookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((part): [string, string] => {
    const [name = '', ...value] = part.trim().split('=');
    return [name, value.join('=')];
  });
  return new Map(pairs.filter(([name]) => name !== ''));
}

/** A signed decimal number, as recorded. */
function newToken(): string {
  return randomBytes(8).readBigInt64BE().toString();
}

function tokenCookie(token: string): string {
  return `${TOKEN}=${token}; Path=/; ${ATTRIBUTES}`;
}

function expiredCookie(token: string): string {
  return `${TOKEN}=${token}; Expires=Thu, 01-Jan-1970 00:00:10 GMT; Path=/; ${ATTRIBUTES}`;
}

/** Renews an old token; the answer then carries the expired one first and the new one after it. */
function rotate(session: Session, sent: string, now: number): readonly string[] {
  if (now - session.issued >= TOKEN_LIFE_MS) {
    session.previous = session.token;
    session.token = newToken();
    session.issued = now;
  }
  return sent === session.token ? [] : [expiredCookie(sent), tokenCookie(session.token)];
}

function isGood(session: Session, token: string, now: number): boolean {
  if (now - session.used > SESSION_IDLE_MS) return false;
  return token === session.token || (token === session.previous && now - session.issued < TOKEN_GRACE_MS);
}

/** Keeps the sessions of one location. That a request needs a session cookie and the token is a guess. */
export function createSessions(clock: SandboxClock): Sessions {
  const sessions = new Map<string, Session>();
  return {
    open() {
      const now = clock.now();
      for (const [id, session] of sessions) if (now - session.used > SESSION_IDLE_MS) sessions.delete(id);
      const id = randomBytes(16).toString('hex').toUpperCase();
      const session = { token: newToken(), issued: now, previous: undefined, used: now };
      sessions.set(id, session);
      return [
        `${SSO}=${id}; Path=/; ${ATTRIBUTES}`,
        `${SESSION}=${id}; Path=/vmrest/; ${ATTRIBUTES}`,
        tokenCookie(session.token),
      ];
    },
    check(header) {
      const cookies = readCookies(header);
      const id = cookies.get(SSO) ?? cookies.get(SESSION);
      const token = cookies.get(TOKEN);
      if (id === undefined && token === undefined) return { kind: 'none' };
      const session = sessions.get(id ?? '');
      const now = clock.now();
      if (session === undefined || token === undefined || !isGood(session, token, now)) {
        return { kind: 'expired', setCookies: [expiredCookie(token ?? '0')] };
      }
      session.used = now;
      return { kind: 'valid', setCookies: rotate(session, token, now) };
    },
  };
}
