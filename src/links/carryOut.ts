import { randomUUID } from 'node:crypto';
import type { Failure } from '../cupi/failure.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Clock } from '../http/clock.ts';
import { attempt } from './attempt.ts';
import type { Change } from './change.ts';
import { listLinks, readBack, readBefore, send, type Calling } from './changeCalls.ts';
import { changedMeanwhile } from './changedMeanwhile.ts';
import type { ChangeEnd, NotCarriedOut } from './changeEnd.ts';
import { targetOf } from './changeTarget.ts';
import type { Claim, TakeClaim } from './claim.ts';
import { findingOf, type Finding } from './finding.ts';
import type { SentEnd } from './journal/endLine.ts';
import type { Recorder } from './journal/recorder.ts';
import { lookOnce, lookUp } from './lookUp.ts';
import { outcomeOf } from './outcome.ts';
import { sentChange } from './sentChange.ts';

export interface Carrying extends Calling {
  readonly claim: TakeClaim;
  readonly journal: Recorder;
  /** Of the changes that were confirmed as one. */
  readonly batch?: string | undefined;
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
  const { again, journal, batch } = carrying;
  const before = await attempt(readBefore(change, carrying));
  // Whatever became of that reading, the change itself was not sent.
  if ('failure' in before) return failedEnd(change, { ...before.failure, sent: false });
  const late = again && findingOf(again.sent, before.value);
  if (late && late.kind !== 'notYet') return adopt(late, again, claim, journal);
  const obstacle = obstacleOf(change, before.value);
  if (obstacle) return obstacle;

  const sending = { entry: randomUUID(), sent: sentChange(change, before.value), at: new Date() };
  await claim.sending(sending);
  await journal.sending(sending.entry, { change, sent: sending.sent, before: before.value, batch });
  return sendRecorded(change, sending, claim, carrying);
}

/** A change on its way, under the id of its entry in the journal. */
type OnItsWay = Pick<Lost, 'entry' | 'sent' | 'at'>;

async function sendRecorded(
  change: Change,
  sending: OnItsWay,
  claim: Claim,
  carrying: Carrying,
): Promise<ChangeEnd> {
  const { clock, journal } = carrying;
  const sentAt = clock.ticks();
  const end = await sendOnce(change, sending, carrying);
  await journal.ended(sending.entry, end, clock.ticks() - sentAt);
  const isRefused = end.kind === 'failed' || end.kind === 'alreadyGone';
  return isRefused ? ((await foundAfterRefusal(claim, carrying)) ?? end) : end;
}

async function sendOnce(change: Change, sending: OnItsWay, carrying: Carrying): Promise<SentEnd> {
  const { clock } = carrying;
  const sentAt = clock.ticks();
  const answer = await attempt(send(change, carrying));
  if ('failure' in answer) {
    const { failure } = answer;
    if (outcomeOf(failure) === 'notApplied') return failedEnd(change, failure);
    return lostEnd({ ...sending, failure }, clock.ticks() - sentAt, carrying);
  }
  return { kind: 'done', changed: await readBack(change, answer.value, carrying), lost: undefined };
}

/** What speaks against sending, seen in what was just read. */
function obstacleOf(change: Change, before: readonly HttpsLink[]): ChangeEnd | undefined {
  if (change.kind === 'unjoinSelf') return unnamedEnd(change, before);
  const [now] = before;
  if (change.kind === 'unjoin' && now?.deleted) return { kind: 'alreadyGone' };
  if (change.kind === 'update' && now && changedMeanwhile(change.fields, change.link, now))
    return { kind: 'conflict', sent: false, now };
  return undefined;
}

/** A link that has come since the question is not cut without a person's word. */
function unnamedEnd(
  { named }: Extract<Change, { kind: 'unjoinSelf' }>,
  before: readonly HttpsLink[],
): ChangeEnd | undefined {
  const links = before.filter(({ objectId, deleted }) => !deleted && !named.includes(objectId));
  return links.length > 0 ? { kind: 'unnamed', links } : undefined;
}

/** A change that was sent again may be refused because the first one was carried out after all. */
async function foundAfterRefusal(
  claim: Claim,
  { again, journal, ...calling }: Carrying,
): Promise<ChangeEnd | undefined> {
  const looked = again && (await lookOnce(again.sent, () => listLinks(calling)));
  const isFound = looked?.kind === 'done' || looked?.kind === 'several';
  return again && isFound ? adopt(looked, again, claim, journal) : undefined;
}

/**
 * What was sent before is found after all: its entry in the journal learns of it. Where only a person can tell, the
 * mark that is left is about that one, with its time.
 */
async function adopt(
  finding: Exclude<Finding, { kind: 'notYet' }>,
  again: NotCarriedOut,
  claim: Claim,
  journal: Recorder,
): Promise<ChangeEnd> {
  if (finding.kind === 'several') await claim.sending(again);
  const end = foundEnd(finding, again);
  await journal.ended(again.entry, end);
  return end;
}

function failedEnd(change: Change, failure: Failure): SentEnd {
  if (change.kind === 'unjoin' && failure.kind === 'notFound') return { kind: 'alreadyGone' };
  return { kind: 'failed', failure };
}

type Lost = Omit<NotCarriedOut, 'kind'>;

async function lostEnd(lost: Lost, sinceSentMs: number, carrying: Carrying): Promise<SentEnd> {
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

function foundEnd(finding: Exclude<Finding, { kind: 'notYet' }>, { failure }: Lost): SentEnd {
  switch (finding.kind) {
    case 'done':
      return { kind: 'done', changed: finding.changed, lost: failure };
    case 'several':
      return { kind: 'several', failure, links: finding.links };
    case 'conflict':
      return { kind: 'conflict', sent: true, now: finding.now };
  }
}
