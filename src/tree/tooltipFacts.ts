import type { CupiTime } from '../cupi/httpsLink.ts';
import type { Server } from '../servers/server.ts';
import { serverClock, type ServerState } from '../servers/serverState.ts';
import { isExpired } from '../ui/text/certificate.ts';

type Told = Pick<Server, 'profile' | 'state' | 'version' | 'certificateValidity' | 'pausedUntil' | 'marks'>;

/**
 * What the tooltips of a server and of its links say beside what their rows say: while this is the same, they stay true,
 * but for how far removals have come, which is told by both ends.
 */
export function tooltipFacts(server: Told): unknown {
  const { profile, state, version } = server;
  const failure = state.kind === 'failed' ? state.failure : undefined;
  const validity = server.certificateValidity();
  const expired = validity !== undefined && isExpired(validity);
  const since = state.last?.unchangedSince;
  return [profile, failure, version, expired, server.pausedUntil(), server.marks(), since, agesIn(state)];
}

/** In hours: a tooltip tells no shorter ones. */
function agesIn(state: ServerState): readonly (number | undefined)[] {
  const { last } = state;
  if (!last) return [];
  const now = state.kind === 'ready' ? last.serverNow : serverClock(last);
  const times = last.links.flatMap((link) => [link.timeOfLastSync, link.timeOfLastFailure].map(instantOf));
  const seen = [...(last.markedSince?.values() ?? [])];
  return [...times, ...seen].map((time) => hoursSince(time, now));
}

function instantOf(time: CupiTime | undefined): Date | undefined {
  return time?.kind === 'instant' ? time.at : undefined;
}

function hoursSince(time: Date | undefined, now: Date | undefined): number | undefined {
  return time && now && Math.trunc((now.getTime() - time.getTime()) / 3_600_000);
}
