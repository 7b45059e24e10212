import type { Proxy, ProxySource, Route } from './route.ts';

/** What holds for a proxy besides its address. */
export interface ProxyTerms {
  readonly source: ProxySource;
  readonly strict: boolean;
  /** Used when the address itself names no user. */
  readonly authorization: string | undefined;
}

/** Reads `[http[s]://][user:password@]host[:port]`. Never throws and never repeats its input. */
export function routeThrough(address: string, { source, strict, authorization }: ProxyTerms): Route {
  const text = address.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase() ?? 'http';
  if (scheme !== 'http' && scheme !== 'https') return { kind: 'unusable', source, reason: 'scheme' };
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (!url || url.hostname === '') return { kind: 'unusable', source, reason: 'malformed' };
  const secure = scheme === 'https';
  const proxy: Proxy = {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    secure,
    strict,
    authorization: ownAuthorization(url) ?? authorization,
    source,
  };
  return { kind: 'proxy', proxy };
}

function ownAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const pair = `${decoded(username)}:${decoded(password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

/** A lone `%` is what people type for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
