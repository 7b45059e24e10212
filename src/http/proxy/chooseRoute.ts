import { isIPv4 } from 'node:net';
import type { Target } from '../target.ts';
import { isExcepted } from './noProxy.ts';
import { routeThrough } from './proxyAddress.ts';
import { direct, type Route } from './route.ts';
import type { ServerProxy } from './serverProxy.ts';

/** The user's own `http.*` settings of VS Code and the environment it was started in. */
export interface ProxySettings {
  /** `http.proxySupport`: with `off` the other settings say nothing of the environment's proxy; a server's own keeps them. */
  readonly support: string;
  readonly proxy: string;
  readonly authorization: string | undefined;
  readonly noProxy: readonly string[];
  readonly strict: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * How to reach a target. An address of the server's own is obeyed whatever else is set. Otherwise this machine itself is
 * reached directly; then exceptions, `http.proxy`, and the environment count, in VS Code's order (vscode-platform 1.2).
 */
export function chooseRoute(target: Target, own: ServerProxy, settings: ProxySettings): Route {
  if (own === 'off') return direct;
  if (own !== 'auto') return routeThrough(own, { ...termsOf(settings), source: { kind: 'server' } });
  const effective = settings.support === 'off' ? environmentOnly(settings) : settings;
  const { proxy, environment } = effective;
  const terms = termsOf(effective);
  if (isLoopback(target.host) || isExcepted(target, exceptionsOf(effective))) return direct;
  if (proxy.trim() !== '') return routeThrough(proxy, { ...terms, source: { kind: 'setting' } });
  const variable = variables.find((name) => (environment[name] ?? '').trim() !== '');
  if (variable === undefined) return direct;
  return routeThrough(environment[variable] ?? '', { ...terms, source: { kind: 'environment', variable } });
}

const variables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

function termsOf({ strict, authorization }: ProxySettings): Pick<ProxySettings, 'strict' | 'authorization'> {
  return { strict, authorization };
}

function environmentOnly(settings: ProxySettings): ProxySettings {
  return { ...settings, proxy: '', authorization: undefined, noProxy: [], strict: true };
}

/** The setting, unless it is empty, goes before the variable. */
function exceptionsOf({ noProxy, environment }: ProxySettings): readonly string[] {
  if (noProxy.some((entry) => entry.trim() !== '')) return noProxy;
  return (environment['no_proxy'] ?? environment['NO_PROXY'] ?? '').split(/[\s,]+/);
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '::1' ||
    (isIPv4(host) && host.startsWith('127.'))
  );
}
