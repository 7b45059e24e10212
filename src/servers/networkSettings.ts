import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { ProxySettings } from '../http/proxy/chooseRoute.ts';
import { orElse } from './orElse.ts';
import type { NetworkSettings } from './reach.ts';
import { userValue } from './userValue.ts';

const textSchema = z.string();
const listSchema = z.array(z.string());

export const networkSettings: NetworkSettings = { proxy: proxySettings, authorities };

/**
 * The same, asked for once until they are forgotten, to be done whenever a setting changes: VS Code takes a millisecond
 * for one, which is felt where hundreds of servers are connected to.
 */
export function rememberNetworkSettings(): NetworkSettings & { forget(): void } {
  let proxy: ProxySettings | undefined;
  let found: { readonly path: string | undefined } | undefined;
  return {
    proxy: () => (proxy ??= proxySettings()),
    authorities: () => (found ??= { path: authorities() }).path,
    forget() {
      proxy = undefined;
      found = undefined;
    },
  };
}

/** VS Code's own `http.*` settings, at user level: a workspace must not decide where a password passes through. */
function proxySettings(): ProxySettings {
  const authorization = textOf(userValue('http', 'proxyAuthorization'));
  return {
    support: textOf(userValue('http', 'proxySupport')),
    proxy: textOf(userValue('http', 'proxy')),
    authorization: authorization === '' ? undefined : authorization,
    noProxy: orElse(listSchema, [], userValue('http', 'noProxy')),
    strict: userValue('http', 'proxyStrictSSL') !== false,
    environment: process.env,
  };
}

function textOf(value: unknown): string {
  return orElse(textSchema, '', value);
}

/** File or folder of `cucLinks.certificateAuthorities`; `undefined` when none is named. `~` is the home folder. */
function authorities(): string | undefined {
  const path = textOf(userValue('cucLinks', 'certificateAuthorities')).trim();
  if (path === '') return undefined;
  return /^~[\\/]/.test(path) ? join(homedir(), path.slice(2)) : path;
}
