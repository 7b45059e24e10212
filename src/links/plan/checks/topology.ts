import type { HttpsLink } from '../../../cupi/httpsLink.ts';
import { hostOfLink } from '../../farEnd.ts';
import { sameHost, sameNetworkName } from '../../sameNetworkName.ts';
import type { Check } from '../check.ts';
import { networkOf, pathBetween, type Known } from '../network.ts';
import type { PlannedJoin } from '../plannedJoin.ts';
import { isHostOf, locationOf } from '../survey.ts';

/** The network is a tree: not with oneself, not twice, no loop (facts sheet 3.1). */
export function checkTopology(join: PlannedJoin): readonly Check[] {
  const { here, there, request } = join;
  const { remoteServer } = request;
  if (isHostOf(here, remoteServer)) return [refusal({ kind: 'itself', remoteServer })];
  const known = there && locationOf(there);
  const link = (here.links ?? []).find((each) => leadsTo(each, remoteServer, known));
  if (link) {
    const name = link.displayName ?? link.objectId;
    return link.deleted
      ? [{ verdict: 'warning', seen: { kind: 'pendingRemoval', link: name }, source: '3.1' }]
      : [refusal({ kind: 'alreadyLinked', link: name })];
  }
  return sameNetwork(join);
}

function sameNetwork(join: PlannedJoin): readonly Check[] {
  const { here, there, request } = join;
  const own = locationOf(here);
  if (!own || !here.links)
    return [
      { verdict: 'notKnown', seen: { kind: 'unread', name: here.name, what: 'locations' }, source: '3.1' },
    ];
  const network = networkOf(join);
  const remote =
    (there && locationOf(there)) ??
    network.locations.find(({ hostAddress }) => sameHost(hostAddress, request.remoteServer));
  if (!remote) return [{ verdict: 'notKnown', seen: { kind: 'remoteNotConfigured' }, source: '3.1' }];
  const path = pathBetween(own, remote, network);
  // What one side has of the other by replication shows links that nobody configured here has.
  const listed = (here.locations ?? []).some((each) => sameNetworkName(each.displayName, remote.displayName));
  if (!path && !listed) return [{ verdict: 'ok', seen: { kind: 'separateNetworks' }, source: '3.1' }];
  return [refusal({ kind: 'sameNetwork', path: (path ?? [own, remote]).map(nameOf) })];
}

function leadsTo(link: HttpsLink, remoteServer: string, remote: Known | undefined): boolean {
  const host = hostOfLink(link);
  return (
    sameHost(host, remoteServer) ||
    sameHost(host, remote?.hostAddress) ||
    sameNetworkName(link.displayName, remote?.displayName)
  );
}

function nameOf({ displayName, hostAddress }: Known): string {
  return displayName ?? hostAddress ?? '';
}

function refusal(seen: Check['seen']): Check {
  return { verdict: 'refusal', seen, source: '3.1' };
}
