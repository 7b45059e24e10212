import { isIPv4, isIPv6 } from 'node:net';

/**
 * The server a person means. `host` as in a URL: lower case, punycode, IPv6 in brackets, no final dot, so that
 * `host:port` can be parsed again. `port` is absent for 443.
 */
export type ParsedOrigin =
  | { readonly ok: true; readonly host: string; readonly port?: number; readonly origin: string }
  | { readonly ok: false; readonly reason: 'empty' | 'scheme' | 'userinfo' | 'malformed' | 'port' };

type Refusal = Extract<ParsedOrigin, { ok: false }>['reason'];

/**
 * Takes apart what a person types or pastes as a server: a host, host:port or an https URL, whose path is dropped.
 * Never throws and never repeats its input, which may hold a password.
 */
export function parseOrigin(input: string): ParsedOrigin {
  const text = input.trim();
  if (text === '') return refuse('empty');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text);
  if (scheme && scheme[1]?.toLowerCase() !== 'https') return refuse('scheme');
  const rest = text.slice(scheme ? scheme[0].length : 0);
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  return authority.includes('@') ? refuse('userinfo') : parseAuthority(authority);
}

function parseAuthority(authority: string): ParsedOrigin {
  if (isIPv6(authority)) return build(`[${authority}]`, '');
  const parts = /^(\[[^\]]*\]|[^:[]*)(:(.*))?$/.exec(authority);
  if (!parts) return refuse('malformed');
  if (parts[2] !== undefined && !isPort(parts[3])) return refuse('port');
  return build(parts[1] ?? '', parts[3] ?? '');
}

function refuse(reason: Refusal): ParsedOrigin {
  return { ok: false, reason };
}

function isPort(text: string | undefined): boolean {
  return text !== undefined && /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function build(typed: string, portText: string): ParsedOrigin {
  const host = normalHost(typed);
  if (host === undefined) return refuse('malformed');
  const port = portText === '' ? 443 : Number(portText);
  if (port === 443) return { ok: true, host, origin: `https://${host}` };
  return { ok: true, host, port, origin: `https://${host}:${port}` };
}

/** `undefined` for what is no host. The shorthands of IPv4 (`10.1`, `0x7f.1`) are typing errors, not addresses. */
function normalHost(typed: string): string | undefined {
  if (typed === '' || /[\s%\\]/.test(typed)) return undefined;
  const url = URL.parse(`https://${typed}`);
  if (!url) return undefined;
  const host = url.hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return isIPv6(host.slice(1, -1)) ? host : undefined;
  if (isIPv4(host)) return host === typed.replace(/\.$/, '') ? host : undefined;
  return isHostName(host) ? host : undefined;
}

function isHostName(host: string): boolean {
  return (
    host.length <= 253 &&
    host.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label))
  );
}
