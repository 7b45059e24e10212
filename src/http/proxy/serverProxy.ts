/** How a server's own `proxy` is written: `auto`, `off`, or an address. */
export type ServerProxy = string;

/**
 * Reads what a person typed for a server's proxy. `auto` and `off` in any letter case; an address is given a scheme where
 * it has none. `undefined` for what cannot be the address of an HTTP proxy. Never repeats its input in an error.
 */
export function parseServerProxy(text: string): ServerProxy | undefined {
  const typed = text.trim();
  const word = typed.toLowerCase();
  if (word === '' || word === 'auto') return 'auto';
  if (word === 'off') return 'off';
  if (/\s/.test(typed)) return undefined;
  const url = URL.parse(typed.includes('://') ? typed : `http://${typed}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '' || url.port === '0') return undefined;
  if (!/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '') return undefined;
  return url.href.replace(/\/$/, '');
}

/** `host[:port]` of an address, without the user and password it may hold. */
export function proxyHost(address: string): string {
  return URL.parse(address)?.host ?? '';
}
