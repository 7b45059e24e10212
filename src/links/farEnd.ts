import type { HttpsLink } from '../cupi/httpsLink.ts';
import { sameHost, sameNetworkName } from './sameNetworkName.ts';

/** A configured server as far as it can be recognised: its profile's host and, once read, its own location. */
export interface KnownServer {
  readonly id: string;
  readonly host: string;
  readonly location:
    { readonly hostAddress: string | undefined; readonly displayName: string | undefined } | undefined;
}

/**
 * Which configured server is the far end of `link` (design.md 4.11): the one whose own location, or whose profile, has
 * the link's host; else the one whose location has its display name. `undefined` when none or more than one fits.
 */
export function farEndOf<S extends KnownServer>(link: HttpsLink, servers: readonly S[]): S | undefined {
  const host = hostOfLink(link);
  const byHost = servers.filter((server) => hasHost(server, host));
  if (byHost.length > 0) return only(byHost);
  return only(servers.filter(({ location }) => sameNetworkName(location?.displayName, link.displayName)));
}

/** Whether a host stands for a server: it is that of its own location, or of its profile. */
export function hasHost(
  { host, location }: Pick<KnownServer, 'host' | 'location'>,
  name: string | undefined,
): boolean {
  return sameHost(location?.hostAddress, name) || sameHost(host, name);
}

function only<S>(servers: readonly S[]): S | undefined {
  return servers.length === 1 ? servers[0] : undefined;
}

/** The far end's host as the link names it: of BaseFeedURL, which carries no port. */
export function hostOfLink({ baseFeedUrl }: HttpsLink): string | undefined {
  if (baseFeedUrl === undefined || !URL.canParse(baseFeedUrl)) return undefined;
  return new URL(baseFeedUrl).hostname || undefined;
}
