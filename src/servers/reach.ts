import type { ProxySettings } from '../http/proxy/chooseRoute.ts';
import type { Route } from '../http/proxy/route.ts';
import type { Profile } from './profile.ts';

/** The user's settings for reaching servers. */
export interface NetworkSettings {
  readonly proxy: () => ProxySettings;
  /** File or folder of certificate authorities besides the built-in ones. */
  readonly authorities: () => string | undefined;
}

/** How one server is reached and by which authorities it is judged, as the settings are at each connect. */
export interface Reach {
  readonly route: () => Route;
  readonly authorities: () => string | undefined;
}

/** Loads the network bundle. */
export async function reachOf(
  { origin, proxy }: Pick<Profile, 'origin' | 'proxy'>,
  settings: NetworkSettings,
): Promise<Reach> {
  const { chooseRoute, targetOf } = await import('../net.ts');
  const target = targetOf(origin);
  return {
    route: () => chooseRoute(target, proxy, settings.proxy()),
    authorities: settings.authorities,
  };
}
