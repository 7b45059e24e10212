import type { Failure } from '../cupi/failure.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Clock } from '../http/clock.ts';
import { pause } from '../http/until.ts';
import { attempt } from './attempt.ts';
import { isInStep } from './directorySync.ts';
import { healthOf } from './health.ts';
import { mayComeRight } from './lookUp.ts';

/** How the wait for a link's first directory synchronization ended. */
export type SyncEnd =
  | { readonly kind: 'inStep' }
  /** The server says that it fails. It goes on trying, but nobody knows for how long. */
  | { readonly kind: 'failing' }
  /** The link is not there any more, or is marked for removal. */
  | { readonly kind: 'gone' }
  /** It could not be read for long, or only a person can make it readable again. */
  | { readonly kind: 'cannotLook'; readonly failure: Failure }
  /** Whoever waited did not want to wait any longer. */
  | { readonly kind: 'stopped' };

export interface AwaitingSync {
  readonly read: () => Promise<HttpsLink>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Between two looks, as for a link that is watched while it synchronizes (design.md 4). */
const everyMs = 15_000;
/** Five minutes without one look that succeeded: that is no restart any more, and a person should know. */
const mostFailures = 20;

/** Waits as long as it takes, which may be hours (facts sheet 3.4). Rejects only with a fault of our own. */
export async function awaitSync({ read, clock, signal }: AwaitingSync): Promise<SyncEnd> {
  let failures = 0;
  for (;;) {
    const looked = await attempt(read());
    if (signal.aborted) return { kind: 'stopped' };
    failures = 'value' in looked ? 0 : failures + 1;
    const end = 'value' in looked ? endOf(looked.value) : endOfFailure(looked.failure, failures);
    if (end) return end;
    const stopped = await pause(clock, everyMs, signal).then(
      () => false,
      () => true,
    );
    if (stopped) return { kind: 'stopped' };
  }
}

function endOf(link: HttpsLink): SyncEnd | undefined {
  if (link.deleted) return { kind: 'gone' };
  // The time of the last synchronization is that of the last attempt, also of one that failed (facts sheet 3.7).
  if (healthOf(link, undefined) === 'failing') return { kind: 'failing' };
  return isInStep(link) ? { kind: 'inStep' } : undefined;
}

function endOfFailure(failure: Failure, failures: number): SyncEnd | undefined {
  if (failure.kind === 'notFound') return { kind: 'gone' };
  // Its session was left for a new one, which the next look has.
  const isPassing = failure.kind === 'cancelled' || mayComeRight(failure);
  return isPassing && failures < mostFailures ? undefined : { kind: 'cannotLook', failure };
}
