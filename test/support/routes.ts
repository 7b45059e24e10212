import { chooseRoute, type ProxySettings } from '../../src/http/proxy/chooseRoute.ts';
import type { Route } from '../../src/http/proxy/route.ts';
import { targetOf } from '../../src/http/target.ts';

const nothingSet: ProxySettings = {
  support: 'override',
  proxy: '',
  authorization: undefined,
  noProxy: [],
  strict: true,
  environment: {},
};

/** The route to a server whose own proxy is this (`auto`, `off` or an address), with nothing else set but this. */
export function routeTo(origin: string, own: string, set: Partial<ProxySettings> = {}): Route {
  return chooseRoute(targetOf(origin), own, { ...nothingSet, ...set });
}
