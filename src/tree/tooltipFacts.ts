import type { CupiTime } from '../cupi/httpsLink.ts';
import type { Server } from '../servers/server.ts';
import { serverClock, type ServerState } from '../servers/serverState.ts';
import { isExpired } from '../ui/text/certificate.ts';

type Told = Pick<Server, 'profile' | 'state' | 'version' | 'certificate' | 'pausedUntil' | 'marks'>;

/**
 * What the tooltips of a server and of its links say beside what their rows say: while this is the same, they stay true.
 * `undefined` while any link among `all` is being removed: how far that has come is told by both ends, at any time.
 */
export function tooltipFacts(
  { profile, state, version, certificate, pausedUntil, marks }: Told,
  all: readonly Pick<Server, 'state'>[],
): unknown {
  if (all.some(isRemoving)) return undefined;
  const failure = state.kind === 'failed' ? state.failure : undefined;
  const expired = certificate !== undefined && isExpired(certificate);
  return [profile, failure, version, expired, pausedUntil, marks, state.last?.unchangedSince, agesIn(state)];
}

function isRemoving({ state }: Pick<Server, 'state'>): boolean {
  return state.last?.links.some(({ deleted }) => deleted) ?? false;
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
