import type { CupiTime } from '../cupi/httpsLink.ts';
import type { Server } from '../servers/server.ts';
import { serverClock, type ServerState } from '../servers/serverState.ts';
import { isExpired } from '../ui/text/certificate.ts';

type Told = Pick<Server, 'profile' | 'state' | 'version' | 'certificate' | 'pausedUntil' | 'marks'>;

/**
 * What the tooltips of a server and of its links say beside what their rows say: while this is the same, they stay true.
 * Not in it is how far a removal has come, which is told by both ends.
 */
export function tooltipFacts({ profile, state, version, certificate, pausedUntil, marks }: Told): unknown {
  const failure = state.kind === 'failed' ? state.failure : undefined;
  const expired = certificate !== undefined && isExpired(certificate);
  return [profile, failure, version, expired, pausedUntil, marks, state.last?.unchangedSince, agesIn(state)];
}

/** In hours: a tooltip tells no shorter ones. */
function agesIn(state: ServerState): readonly (number | undefined)[] {
  const { last } = state;
  if (!last) return [];
  const now = state.kind === 'ready' ? last.serverNow : serverClock(last);
  return last.links.flatMap((link) =>
    [link.timeOfLastSync, link.timeOfLastFailure].map((time) => hoursSince(time, now)),
  );
}

function hoursSince(time: CupiTime | undefined, now: Date | undefined): number | undefined {
  if (time?.kind !== 'instant' || !now) return undefined;
  return Math.trunc((now.getTime() - time.at.getTime()) / 3_600_000);
}
