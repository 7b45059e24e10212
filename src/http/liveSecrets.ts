import { basicHeader } from './basicHeader.ts';
import type { CookieJar } from './cookieJar.ts';
import type { Route } from './proxy/route.ts';
import type { Credentials } from './signIn.ts';

/** What no text may show while a session lives: the passwords it has sent, its cookies, and what requests under way carry. */
export interface LiveSecrets {
  /** The password last sent; it takes the place of the one before. */
  readonly sent: (credentials: Credentials) => void;
  /** The way last taken: a proxy may want a password of its own. */
  readonly went: (route: Route) => void;
  /** Counts these too until what it returns is called. */
  readonly hold: (secrets: readonly string[]) => () => void;
  readonly all: () => readonly string[];
}

export function createLiveSecrets(jar: CookieJar): LiveSecrets {
  const held = new Set<readonly string[]>();
  let password: readonly string[] = [];
  let proxy: readonly string[] = [];
  return {
    sent(credentials) {
      password = [credentials.password, basicHeader(credentials).replace(/^Basic /, '')];
    },
    went(route) {
      proxy = route.kind === 'proxy' ? parts(route.proxy.authorization) : [];
    },
    hold(secrets) {
      held.add(secrets);
      return () => held.delete(secrets);
    },
    all: () => [...password, ...proxy, ...jar.values(), ...[...held].flat()],
  };
}

/** What follows the scheme, and in Basic the password inside it. */
function parts(authorization: string | undefined): readonly string[] {
  const value = authorization?.replace(/^\S+\s+/, '') ?? '';
  const password = Buffer.from(value, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:/, '');
  return /^basic\s/i.test(authorization ?? '') ? [value, password] : [value];
}
