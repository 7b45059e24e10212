import type { Location } from './location.ts';
import type { World } from './world.ts';

/** What a RemoteServer value leads to. */
export interface Resolved {
  readonly location: Location;
  /** The host as the certificate check and BaseFeedURL see it. */
  readonly host: string;
}

function namesOf(location: Location): string[] {
  const nodes = [location.publisher, ...(location.subscriber === undefined ? [] : [location.subscriber])];
  return nodes.flatMap(({ hostName, ipAddress }) => [
    hostName,
    hostName.split('.')[0] ?? hostName,
    ipAddress,
  ]);
}

/**
 * Finds a location by a node's FQDN, short name or (documentation range) IP address, in any letter case, as DNS would.
 * Simulated convenience: `127.0.0.1:port` of a running location means its host name.
 * @param keyOfPort the key of the location that listens on a port
 */
export function resolve(
  world: World,
  remoteServer: string,
  keyOfPort: (port: number) => string | undefined,
): Resolved | undefined {
  const host = remoteServer.trim().toLowerCase().replace(/\.$/u, '');
  const port = /^(?:127\.0\.0\.1|localhost):(\d{1,5})$/u.exec(host)?.[1];
  if (port !== undefined) {
    const location = world.locations.get(keyOfPort(Number(port)) ?? '');
    return location && { location, host: location.publisher.hostName };
  }
  const location = [...world.locations.values()].find((each) => namesOf(each).includes(host));
  return location && { location, host };
}

/** Whether a host is a name of the location's certificate (the seed: the common name must match RemoteServer). */
export function certificateNames(location: Location, host: string): boolean {
  return location.certificateName.toLowerCase() === host;
}
