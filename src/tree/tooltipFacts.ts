import type { CupiTime } from '../cupi/httpsLink.ts';
import type { Server } from '../servers/server.ts';
import type { Snapshot } from '../servers/serverState.ts';
import { isExpired } from '../ui/text/certificate.ts';

/** What the tooltips of a server and of its links say beside what their rows say: while this is the same, they stay true. */
export function tooltipFacts({
  profile,
  state,
  version,
  certificate,
  pausedUntil,
  marks,
}: Pick<Server, 'profile' | 'state' | 'version' | 'certificate' | 'pausedUntil' | 'marks'>): unknown {
  const failure = state.kind === 'failed' ? state.failure : undefined;
  const expired = certificate !== undefined && isExpired(certificate);
  return [profile, failure, version, expired, pausedUntil, marks, state.last && linkFacts(state.last)];
}

/** Ages in hours: a tooltip tells none that is shorter. */
function linkFacts(last: Snapshot): unknown {
  const ages = last.links.flatMap((link) =>
    [link.timeOfLastSync, link.timeOfLastFailure].map((time) => hoursSince(time, last.serverNow)),
  );
  // How far a removal has come is told by the list of the other end, at any time.
  const removing = last.links.some(({ deleted }) => deleted) ? last.readAt : undefined;
  return [last.unchangedSince, ages, removing];
}

function hoursSince(time: CupiTime | undefined, now: Date | undefined): number | undefined {
  if (time?.kind !== 'instant' || !now) return undefined;
  return Math.trunc((now.getTime() - time.at.getTime()) / 3_600_000);
}
