import type { VmsServer } from '../../../cupi/vmsServer.ts';
import { sameHost } from '../../sameNetworkName.ts';
import type { Check } from '../check.ts';
import type { PlannedJoin } from '../plannedJoin.ts';
import type { Surveyed } from '../survey.ts';

/** Cisco recommends the publisher of a cluster, as both sides of a join (facts sheet 3.3; cluster members 1.10). */
export function checkPublisher({ here, there, request }: PlannedJoin): readonly Check[] {
  return [ofMachine(here, here.host), ...(there ? [ofMachine(there, request.remoteServer)] : [])];
}

/** `host`: how the server is spoken to. A name that none of its machines has may still stand for the publisher. */
function ofMachine({ name, machines }: Surveyed, host: string): Check {
  if (!machines || machines.length === 0) return notKnown(name);
  if (machines.length === 1) return { verdict: 'ok', seen: { kind: 'publisher', name }, source: '3.3' };
  const machine = machines.find((each) => isAt(each, host));
  if (machine?.clusterMemberId === undefined) return notKnown(name);
  return machine.clusterMemberId === 0
    ? { verdict: 'ok', seen: { kind: 'publisher', name }, source: '3.3' }
    : { verdict: 'warning', seen: { kind: 'subscriber', name }, source: '3.3' };
}

function notKnown(name: string): Check {
  return { verdict: 'notKnown', seen: { kind: 'unread', name, what: 'machines' }, source: '3.3' };
}

function isAt({ hostName, serverName, ipAddress, ipAddressV6 }: VmsServer, host: string): boolean {
  return [hostName, serverName, ipAddress, ipAddressV6].some((name) => sameHost(name, host));
}
