import type { ConnectionLocation } from '../../cupi/connectionLocation.ts';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import type { VmsServer } from '../../cupi/vmsServer.ts';
import { hasHost } from '../farEnd.ts';
import { ownLocation } from '../ownLocation.ts';
import { sameHost } from '../sameNetworkName.ts';

/** What one configured server tells of itself and its network; `undefined` is "could not be asked". */
export interface Surveyed {
  /** As it is called in the list of servers. */
  readonly name: string;
  readonly host: string;
  readonly release: string | undefined;
  /** The locations it knows, itself included. */
  readonly locations: readonly ConnectionLocation[] | undefined;
  readonly links: readonly HttpsLink[] | undefined;
  /** The machines of its cluster, or the one it is. */
  readonly machines: readonly VmsServer[] | undefined;
}

/** Everything a plan is made from besides the change itself. */
export interface Survey {
  /** The server that is changed. */
  readonly here: Surveyed;
  readonly others: readonly Surveyed[];
}

export function locationOf({ locations }: Surveyed): ConnectionLocation | undefined {
  return locations && ownLocation(locations);
}

/** Whether a host name or address is one of this server's: of its profile, its location or one of its machines. */
export function isHostOf(server: Surveyed, name: string): boolean {
  const machines = (server.machines ?? []).flatMap(({ hostName, ipAddress, ipAddressV6 }) => [
    hostName,
    ipAddress,
    ipAddressV6,
  ]);
  const { host } = server;
  return (
    hasHost({ host, location: locationOf(server) }, name) || machines.some((each) => sameHost(each, name))
  );
}
