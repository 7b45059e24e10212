import type { Failure } from '../cupi/failure.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Clock } from '../http/clock.ts';
import { attempt } from './attempt.ts';
import type { Change } from './change.ts';
import { listLinks, readBack, readBefore, send, type Calling } from './changeCalls.ts';
import { changedMeanwhile } from './changedMeanwhile.ts';
import type { ChangeEnd, NotCarriedOut } from './changeEnd.ts';
import type { Claim, TakeClaim } from './claim.ts';
import { findingOf, type Finding } from './finding.ts';
import { lookOnce, lookUp } from './lookUp.ts';
import { outcomeOf } from './outcome.ts';
import { sentChange, targetOf, type SentChange } from './sentChange.ts';

export interface Carrying extends Calling {
  readonly claim: TakeClaim;
  readonly clock: Clock;
  /** How it ended when it was sent before, now that a person wants it sent again. */
  readonly again?: NotCarriedOut | undefined;
  /** Told when the answer is lost and the look-up begins. */
  readonly onLost?: (() => void) | undefined;
}

/**
 * The life of one change: claimed, proved by a GET that is also its "before", sent once, read back; after a lost answer
 * looked up, never sent again by itself (design.md 4.7). Rejects only with a fault of our own.
 */
export async function carryOut(change: Change, carrying: Carrying): Promise<ChangeEnd> {
  const claim = await carrying.claim(targetOf(change));
  if (claim.kind !== 'claimed') return claim;
  let end: ChangeEnd | undefined;
  try {
    end = await underClaim(change, claim, carrying);
    return end;
  } finally {
    // After a fault of our own nobody knows either.
    const isOpen = !end || end.kind === 'unknown' || end.kind === 'several';
    await (isOpen ? claim.leaveOpen() : claim.settle());
  }
}

async function underClaim(change: Change, claim: Claim, carrying: Carrying): Promise<ChangeEnd> {
  const { clock, again } = carrying;
  const before = await attempt(readBefore(change, carrying));
  // Whatever became of that reading, the change itself was not sent.
  if ('failure' in before) return failedEnd(change, { ...before.failure, sent: false });
  const late = again && findingOf(again.sent, before.value);
  if (late && late.kind !== 'notYet') return foundEnd(late, again);
  const obstacle = obstacleOf(change, before.value);
  if (obstacle) return obstacle;

  const sent = sentChange(change, before.value);
  await claim.sending(sent);
  const sentAt = clock.ticks();
  const answer = await attempt(send(change, carrying));
  if ('failure' in answer) {
    const { failure } = answer;
    if (outcomeOf(failure) === 'notApplied') return refusedEnd(change, failure, carrying);
    return lostEnd({ sent, failure }, clock.ticks() - sentAt, carrying);
  }
  return { kind: 'done', changed: await readBack(change, answer.value, carrying), lost: undefined };
}

/** What speaks against sending, seen in what was just read. */
function obstacleOf(change: Change, [now]: readonly HttpsLink[]): ChangeEnd | undefined {
  if (change.kind === 'unjoin' && now?.deleted) return { kind: 'alreadyGone' };
  if (change.kind === 'update' && now && changedMeanwhile(change.fields, change.link, now))
    return { kind: 'conflict', sent: false, now };
  return undefined;
}

/** A change that was sent again may be refused because the first one was carried out after all. */
async function refusedEnd(change: Change, failure: Failure, carrying: Carrying): Promise<ChangeEnd> {
  const { again } = carrying;
  const looked = again && (await lookOnce(again.sent, () => listLinks(carrying)));
  if (again && looked?.kind === 'done') return foundEnd(looked, again);
  return failedEnd(change, failure);
}

function failedEnd(change: Change, failure: Failure): ChangeEnd {
  if (change.kind === 'unjoin' && failure.kind === 'notFound') return { kind: 'alreadyGone' };
  return { kind: 'failed', failure };
}

interface Lost {
  readonly sent: SentChange;
  readonly failure: Failure;
}

async function lostEnd(lost: Lost, sinceSentMs: number, carrying: Carrying): Promise<ChangeEnd> {
  const { clock, signal, onLost } = carrying;
  onLost?.();
  const looked = await lookUp(lost.sent, { list: () => listLinks(carrying), clock, signal, sinceSentMs });
  switch (looked.kind) {
    case 'notYet':
      return { kind: 'notCarriedOut', ...lost };
    case 'cannotLook':
      return { kind: 'unknown', failure: lost.failure, cannotLook: looked.failure };
    case 'stopped':
      return { kind: 'unknown', failure: lost.failure, cannotLook: undefined };
    default:
      return foundEnd(looked, lost);
  }
}

function foundEnd(finding: Exclude<Finding, { kind: 'notYet' }>, { failure }: Lost): ChangeEnd {
  switch (finding.kind) {
    case 'done':
      return { kind: 'done', changed: finding.changed, lost: failure };
    case 'several':
      return { kind: 'several', failure, links: finding.links };
    case 'conflict':
      return { kind: 'conflict', sent: true, now: finding.now };
  }
}
