import type { Profile } from '../../servers/profile.ts';
import { isBareHost } from '../../links/isBareHost.ts';

/**
 * Where a join with a configured server goes: the name of its own location, which certificates carry too, if what the
 * server says can be a host at all, else the host it is reached by here. The sandbox's are known by their names only.
 */
export function remoteHost(
  hostAddress: string | undefined,
  { host, sandbox }: Pick<Profile, 'host' | 'sandbox'>,
): string | undefined {
  if (hostAddress !== undefined && isBareHost(hostAddress)) return hostAddress.trim();
  return sandbox ? undefined : host;
}
