import type { Clock } from './clock.ts';
import { parseSetCookie, pathMatches, type Cookie } from './cookie.ts';
import { sameTexts } from './sameTexts.ts';

/**
 * The cookies of one session with one origin, in memory only. A generation lasts from one sign-in to the next drop:
 * an answer that belongs to an earlier one neither stores nor drops anything.
 */
export interface CookieJar {
  generation(): number;
  /** The `Cookie` header for a path, `undefined` when none applies. */
  headerFor(path: string): string | undefined;
  /** The values of all cookies and of those last replaced, which an answer may still repeat. Secrets. */
  values(): readonly string[];
  /** Takes `Set-Cookie` values in the order they arrived. `serverNow` is the answer's own time, in milliseconds. */
  store(generation: number, path: string, setCookies: readonly string[], serverNow: () => number): void;
  /** Forgets all, unless that has happened since `generation`. */
  drop(generation: number): void;
}

/** What RFC 6265 6.1 wants a client to hold; with more, a server could make every request grow. The oldest goes first. */
const mostCookies = 50;
const longestCookie = 4_096;

interface Kept extends Cookie {
  readonly until: number;
}

/** A session has three cookies, of which one is renewed every few minutes. */
const formerKept = 12;

export function cookieJar(clock: Clock): CookieJar {
  const kept = new Map<string, Kept>();
  let former: readonly string[] = [];
  let generation = 0;
  /** What was stored last, where storing it again changes nothing: some servers repeat their cookies with every answer. */
  let stored: { readonly path: string; readonly setCookies: readonly string[] } | undefined;

  function take(cookie: Cookie): void {
    const key = `${cookie.name};${cookie.path}`;
    const before = kept.get(key);
    const life = cookie.lifeMs ?? Infinity;
    if (before && (life <= 0 || before.value !== cookie.value)) leave(before);
    kept.delete(key);
    if (life <= 0 || cookie.name.length + cookie.value.length > longestCookie) return;
    kept.set(key, { ...cookie, until: clock.ticks() + life });
    const [oldest] = kept.keys();
    if (kept.size > mostCookies && oldest !== undefined) kept.delete(oldest);
  }

  function leave(...cookies: readonly Kept[]): void {
    former = [...former, ...cookies.map(({ value }) => value)].slice(-formerKept);
  }

  return {
    generation: () => generation,
    headerFor: (path) => {
      const now = clock.ticks();
      const pairs = [...kept.values()]
        .filter((cookie) => cookie.until > now && pathMatches(cookie.path, path))
        .sort((a, b) => b.path.length - a.path.length)
        .map(({ name, value }) => `${name}=${value}`);
      return pairs.length === 0 ? undefined : pairs.join('; ');
    },
    values: () => [...new Set([...former, ...[...kept.values()].map(({ value }) => value)])],
    store: (of, path, setCookies, serverNow) => {
      if (of !== generation || setCookies.length === 0) return;
      if (stored?.path === path && sameTexts(stored.setCookies, setCookies)) return;
      const cookies = setCookies.flatMap((text) => parseSetCookie(text, path, serverNow) ?? []);
      for (const cookie of cookies) take(cookie);
      // One with a time to live lives longer each time.
      stored = cookies.every(({ lifeMs }) => lifeMs === undefined) ? { path, setCookies } : undefined;
    },
    drop: (of) => {
      if (of !== generation) return;
      generation += 1;
      stored = undefined;
      leave(...kept.values());
      kept.clear();
    },
  };
}
