import { httpDate } from './httpDate.ts';

/** One `Set-Cookie`, as far as a client of one https origin needs it (RFC 6265 5.2). */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  /** Milliseconds it lives from now: 0 or less removes it, `undefined` means until the session ends. */
  readonly lifeMs: number | undefined;
}

/**
 * Reads a `Set-Cookie` value; `undefined` when it names no cookie. `Domain` is not looked at: every cookie goes back to its own
 * origin only. `Expires` is counted from the server's clock.
 */
export function parseSetCookie(
  text: string,
  requestPath: string,
  serverNow: () => number,
): Cookie | undefined {
  const [pair = '', ...rest] = text.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, Math.max(0, equals)).trim();
  const value = pair.slice(equals + 1).trim();
  // What undici would refuse to send must not be stored: it would block the whole session.
  if (name === '' || /[^\x20-\x7e]/.test(pair.trim())) return undefined;
  const attributes = new Map(rest.map(attribute));
  const path = attributes.get('path') ?? '';
  return {
    name,
    value,
    path: path.startsWith('/') ? path : defaultPath(requestPath),
    lifeMs: lifeOf(attributes, serverNow),
  };
}

/** Name in lower case and value of one attribute. */
function attribute(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim().toLowerCase(), value.join('=').trim()];
}

/** `Max-Age` goes before `Expires`. */
function lifeOf(attributes: ReadonlyMap<string, string>, serverNow: () => number): number | undefined {
  const maxAge = attributes.get('max-age') ?? '';
  if (/^-?\d+$/.test(maxAge)) return Number(maxAge) * 1000;
  const expires = httpDate(attributes.get('expires')?.replace(/^(\w+, \d{1,2})-(\w{3})-/, '$1 $2 '));
  return expires && expires.getTime() - serverNow();
}

function defaultPath(requestPath: string): string {
  const end = requestPath.split('?')[0]?.lastIndexOf('/') ?? 0;
  return end > 0 ? requestPath.slice(0, end) : '/';
}

/** Whether a cookie of this path goes with a request (RFC 6265 5.1.4). */
export function pathMatches(cookiePath: string, requestPath: string): boolean {
  const path = requestPath.split('?')[0] ?? '';
  if (path === cookiePath) return true;
  return path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);
}
