import { randomBytes } from 'node:crypto';
import type { Dialect } from './options.ts';

/** Who asks, by password or by cookies. */
export interface Sessions {
  /** `cookies` are the Set-Cookie values that go with the answer. */
  admit(
    authorization: string | undefined,
    cookie: string | undefined,
  ): {
    readonly ok: boolean;
    readonly cookies: readonly string[];
  };
  password(): string;
  /** Ends all sessions. */
  setPassword(password: string): void;
}

interface Session {
  /** The newest last; the one before it still holds, for the request that is under way. */
  tokens: readonly string[];
  requests: number;
}

const EXPIRED = 'REQUEST_TOKEN_KEY=; Path=/; Expires=Thu, 01-Jan-1970 00:00:10 GMT; Secure';

/**
 * `json` knows one cookie, `xml` two with paths of their own, `mixed` three, of which the last is replaced in passing
 * (facts sheet 1.2).
 */
export function createSessions(dialect: Dialect, user: string, firstPassword: string): Sessions {
  const open = new Map<string, Session>();
  let password = firstPassword;

  function start(): readonly string[] {
    const id = randomBytes(12).toString('hex').toUpperCase();
    const token = randomBytes(4).readUInt32BE().toString();
    open.set(id, { tokens: [token], requests: 0 });
    const main = `JSESSIONID=${id}; path=/vmrest${dialect === 'json' ? '' : '/'}; secure; httponly`;
    if (dialect === 'json') return [main];
    const single = `JSESSIONIDSSO=${id}; Path=/; Secure`;
    return dialect === 'xml'
      ? [single, main]
      : [single, main, `REQUEST_TOKEN_KEY=${token}; Path=/; Secure; HttpOnly`];
  }

  function sessionOf(cookie: string): Session | undefined {
    const given = cookiesIn(cookie);
    const id = given.get('JSESSIONID') ?? '';
    const session = open.get(id);
    if (!session || (dialect !== 'json' && given.get('JSESSIONIDSSO') !== id)) return undefined;
    return dialect !== 'mixed' || session.tokens.includes(given.get('REQUEST_TOKEN_KEY') ?? '')
      ? session
      : undefined;
  }

  /** Every third answer replaces the token: the old one expires in the same answer. */
  function passing(session: Session): readonly string[] {
    session.requests += 1;
    if (dialect !== 'mixed' || session.requests % 3 !== 0) return [];
    const token = randomBytes(4).readUInt32BE().toString();
    session.tokens = [...session.tokens, token].slice(-2);
    return [EXPIRED, `REQUEST_TOKEN_KEY=${token}; Path=/; Secure; HttpOnly`];
  }

  return {
    admit: (authorization, cookie) => {
      if (authorization !== undefined) {
        const right = Buffer.from(`${user}:${password}`).toString('base64');
        const ok = /^basic\s/i.test(authorization) && authorization.slice(6).trim() === right;
        return { ok, cookies: ok ? start() : [] };
      }
      const session = cookie === undefined ? undefined : sessionOf(cookie);
      return session ? { ok: true, cookies: passing(session) } : { ok: false, cookies: [EXPIRED] };
    },
    password: () => password,
    setPassword: (next) => {
      password = next;
      open.clear();
    },
  };
}

function cookiesIn(header: string): ReadonlyMap<string, string> {
  return new Map(
    header.split(';').map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    }),
  );
}
