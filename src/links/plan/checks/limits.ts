import type { Check } from '../check.ts';
import { isSame, networkOf, reachableFrom, type Known } from '../network.ts';
import type { PlannedJoin } from '../plannedJoin.ts';
import { locationOf, type Surveyed } from '../survey.ts';

/** What each overlay (users) takes, smallest first (facts sheet 3.2). A server does not tell which one it has. */
const overlays = [
  { users: 1_000, links: 1, locations: 3 },
  { users: 5_000, links: 3, locations: 10 },
  { users: 20_000, links: 5, locations: 25 },
] as const;

/** Links per location and locations per network, as they will be after the join. */
export function checkLimits(join: PlannedJoin): readonly Check[] {
  const { here, there } = join;
  return [...(there ? [here, there] : [here]).map(ofLinks), ofLocations(join)];
}

function ofLinks({ name, links }: Surveyed): Check {
  if (!links) return { verdict: 'notKnown', seen: { kind: 'unread', name, what: 'links' }, source: '3.2' };
  const count = links.filter(({ deleted }) => !deleted).length + 1;
  return limited({ kind: 'linkCount', name, count, overlay: overlayFor('links', count) });
}

/** What either side knows by replication, and where the configured servers' links lead. */
function ofLocations(join: PlannedJoin): Check {
  const network = networkOf(join);
  const found = [join.here, join.there].flatMap((server): readonly Known[] => {
    const own = server && locationOf(server);
    if (!own) return [{ displayName: undefined, hostAddress: server?.host ?? join.request.remoteServer }];
    return [...reachableFrom(own, network), ...(server.locations ?? [])];
  });
  const known = found.filter((one, index) => found.findIndex((other) => isSame(one, other)) === index);
  return limited({
    kind: 'locationCount',
    count: known.length,
    overlay: overlayFor('locations', known.length),
  });
}

/** The smallest overlay that takes as many; `undefined` when none does. */
function overlayFor(what: 'links' | 'locations', count: number): number | undefined {
  return overlays.find((overlay) => count <= overlay[what])?.users;
}

function limited(seen: Extract<Check['seen'], { overlay: number | undefined }>): Check {
  return { verdict: seen.overlay === overlays[0].users ? 'ok' : 'warning', seen, source: '3.2' };
}
