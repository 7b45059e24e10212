import type { ConnectionLocation } from '../../../cupi/connectionLocation.ts';
import { sameNetworkName } from '../../sameNetworkName.ts';
import type { Check } from '../check.ts';
import type { PlannedJoin } from '../plannedJoin.ts';
import type { Surveyed } from '../survey.ts';

/** Display names and SMTP domains must be unique in the network, or the join is refused (facts sheet 3.3). */
export function checkNames({ here, there }: PlannedJoin): readonly Check[] {
  if (!there) return [{ verdict: 'notKnown', seen: { kind: 'remoteNotConfigured' }, source: '3.3' }];
  const unread = [here, there].find(({ locations }) => !locations);
  if (unread)
    return [
      { verdict: 'notKnown', seen: { kind: 'unread', name: unread.name, what: 'locations' }, source: '3.3' },
    ];
  const clashes = (here.locations ?? []).flatMap((one) =>
    (there.locations ?? []).flatMap((other) => clashesOf(one, other, { here, there })),
  );
  if (clashes.length > 0) return clashes;
  const locations = (here.locations?.length ?? 0) + (there.locations?.length ?? 0);
  return [{ verdict: 'ok', seen: { kind: 'uniqueNames', locations }, source: '3.3' }];
}

interface Ends {
  readonly here: Surveyed;
  readonly there: Surveyed;
}

/** One location that both sides know is no clash: the check of the topology speaks of that. */
function clashesOf(
  one: ConnectionLocation,
  other: ConnectionLocation,
  { here, there }: Ends,
): readonly Check[] {
  if (one.objectId !== '' && one.objectId === other.objectId) return [];
  return (['displayName', 'smtpDomain'] as const).flatMap((kind): readonly Check[] => {
    const value = one[kind];
    if (value === undefined || !sameNetworkName(value, other[kind])) return [];
    const owners = [ownerOf(one, here), ownerOf(other, there)];
    return [{ verdict: 'refusal', seen: { kind, value, owners }, source: '3.3' }];
  });
}

function ownerOf({ isPrimary, displayName, hostAddress }: ConnectionLocation, server: Surveyed): string {
  return isPrimary ? server.name : (hostAddress ?? displayName ?? server.name);
}
