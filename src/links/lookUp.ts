import type { Failure } from '../cupi/failure.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Clock } from '../http/clock.ts';
import { pause } from '../http/until.ts';
import { attempt } from './attempt.ts';
import { findingOf, type Finding } from './finding.ts';
import { lookTimes } from './lookTimes.ts';
import type { SentChange } from './sentChange.ts';

export type LookedUp =
  | Finding
  /** The last look could not be made: nobody knows. */
  | { readonly kind: 'cannotLook'; readonly failure: Failure }
  /** Whoever waited did not want to wait any longer. */
  | { readonly kind: 'stopped' };

export interface Looking {
  readonly list: () => Promise<readonly HttpsLink[]>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long after sending the answer was found to be lost. */
  readonly sinceSentMs: number;
}

/** Looks until a list tells what became of a change, or until it is too late for the server to be still at it. */
export async function lookUp(sent: SentChange, looking: Looking): Promise<LookedUp> {
  const { clock, signal } = looking;
  const lostAt = clock.ticks();
  const times = lookTimes(looking.sinceSentMs);
  let last: LookedUp = { kind: 'notYet' };
  for (const [index, at] of times.entries()) {
    const elapsed = clock.ticks() - lostAt;
    const next = times[index + 1];
    // A slow look has taken the time of the next.
    if (next !== undefined && next <= elapsed) continue;
    const stopped = await pause(clock, Math.max(0, at - elapsed), signal).then(
      () => false,
      () => true,
    );
    if (stopped) return { kind: 'stopped' };
    last = await lookOnce(sent, looking.list);
    if (signal.aborted && last.kind === 'cannotLook') return { kind: 'stopped' };
    if (last.kind !== 'notYet' && !(last.kind === 'cannotLook' && mayComeRight(last.failure))) return last;
  }
  return last;
}

/** One look. Rejects only with a fault of our own. */
export async function lookOnce(
  sent: SentChange,
  list: () => Promise<readonly HttpsLink[]>,
): Promise<Finding | Extract<LookedUp, { kind: 'cannotLook' }>> {
  const read = await attempt(list());
  return 'failure' in read ? { kind: 'cannotLook', failure: read.failure } : findingOf(sent, read.value);
}

/** A server that restarts can be read again in a moment; a password or a certificate waits for a person. */
export function mayComeRight({ kind }: Failure): boolean {
  switch (kind) {
    case 'signInNeeded':
    case 'signInRefused':
    case 'untrusted':
    case 'certificateChanged':
    case 'cancelled':
      return false;
    default:
      return true;
  }
}
