import type { ConnectionLocation } from '../../cupi/connectionLocation.ts';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { hostOfLink } from '../farEnd.ts';
import { sameHost, sameNetworkName } from '../sameNetworkName.ts';
import { locationOf, type Survey } from './survey.ts';

/** A location as far as a plan needs it. */
export type Known = Pick<ConnectionLocation, 'displayName' | 'hostAddress'>;

/**
 * The locations that the configured servers know, and the links between them that these servers have. Links of other
 * locations cannot be seen, so what is not connected here may be so all the same.
 */
export interface Network {
  readonly locations: readonly Known[];
  /** Both ways, without those that are pending removal. */
  readonly links: readonly (readonly [Known, Known])[];
}

export function networkOf({ here, others }: Survey): Network {
  const servers = [here, ...others];
  const locations: Known[] = [];
  const known = (location: Known): Known => {
    const found = locations.find((each) => isSame(each, location));
    if (!found) locations.push(location);
    return found ?? location;
  };
  for (const server of servers) for (const location of server.locations ?? []) known(location);
  const links = servers.flatMap((server) => {
    const own = locationOf(server);
    if (!own) return [];
    return (server.links ?? [])
      .filter(({ deleted }) => !deleted)
      .map((link) => [known(own), known(farLocation(link, locations))] as const);
  });
  return { locations, links };
}

/** Display names are unique in a network (facts sheet 3.3); hosts are another name for the same. */
export function isSame(a: Known, b: Known): boolean {
  if (a.displayName !== undefined && b.displayName !== undefined)
    return sameNetworkName(a.displayName, b.displayName);
  return sameHost(a.hostAddress, b.hostAddress);
}

/** By host first, as in design.md 4.11: a link's display name may have been changed. */
export function farLocation(link: HttpsLink, locations: readonly Known[]): Known {
  const host = hostOfLink(link);
  return (
    locations.find(({ hostAddress }) => sameHost(hostAddress, host)) ??
    locations.find(({ displayName }) => sameNetworkName(displayName, link.displayName)) ?? {
      displayName: link.displayName,
      hostAddress: host,
    }
  );
}

/** All that can be reached from a location over known links, itself included. */
export function reachableFrom(start: Known, network: Pick<Network, 'links'>): readonly Known[] {
  return walk(start, network).map(({ at }) => at);
}

/** The locations from one to another over known links, both included; `undefined` when no way is known. */
export function pathBetween(
  start: Known,
  end: Known,
  network: Pick<Network, 'links'>,
): readonly Known[] | undefined {
  const path: Known[] = [];
  let step = walk(start, network).find(({ at }) => isSame(at, end));
  for (; step; step = step.from) path.unshift(step.at);
  return path.length > 0 ? path : undefined;
}

interface Step {
  readonly at: Known;
  readonly from: Step | undefined;
}

/** Nearest first. */
function walk(start: Known, { links }: Pick<Network, 'links'>): readonly Step[] {
  const steps: Step[] = [{ at: start, from: undefined }];
  for (const step of steps) {
    for (const [a, b] of links) {
      const next = isSame(a, step.at) ? b : isSame(b, step.at) ? a : undefined;
      if (next && !steps.some(({ at }) => isSame(at, next))) steps.push({ at: next, from: step });
    }
  }
  return steps;
}

/** The known network without the links between two locations. */
export function without({ locations, links }: Network, one: Known, other: Known): Network {
  const isBetween = ([a, b]: readonly [Known, Known]) =>
    (isSame(a, one) && isSame(b, other)) || (isSame(a, other) && isSame(b, one));
  return { locations, links: links.filter((link) => !isBetween(link)) };
}
