import assert from 'node:assert/strict';
import type { CupiClient } from '../../../src/cupi/client.ts';
import type { Change, Changed } from '../../../src/links/change.ts';
import type { ChangeEnd } from '../../../src/links/changeEnd.ts';
import type { TakeClaim } from '../../../src/links/claim.ts';
import { carryOut, type Carrying } from '../../../src/links/carryOut.ts';
import type { SentChange } from '../../../src/links/sentChange.ts';
import { instantClock } from '../../support/instantClock.ts';

/** What became of a claim: its target, then what was sent under it, then how it was let go. */
export type Claimed = (string | SentChange)[];

/** Carries a change out under a claim that nobody else wants, on a clock that does not wait. */
export function carry(
  client: CupiClient,
  change: Change,
  different: Partial<Carrying> = {},
  claimed: Claimed = [],
): Promise<ChangeEnd> {
  return carryOut(change, {
    client,
    signal: new AbortController().signal,
    clock: instantClock(),
    claim: claimFor(claimed),
    journal: { sending: () => Promise.resolve(), ended: () => Promise.resolve() },
    ...different,
  });
}

/** Hands out a claim that nobody else wants. */
export function claimFor(claimed: Claimed): TakeClaim {
  return (target) => {
    claimed.push(target);
    return Promise.resolve({
      kind: 'claimed',
      sending: ({ sent }) => Promise.resolve(void claimed.push(sent)),
      settle: () => Promise.resolve(void claimed.push('settled')),
      leaveOpen: () => Promise.resolve(void claimed.push('left open')),
    });
  };
}

/** What a change that was carried out and answered has done. */
export async function changedBy(end: Promise<ChangeEnd>): Promise<Changed> {
  const ended = await end;
  assert.equal(ended.kind, 'done');
  assert.equal(ended.lost, undefined);
  return ended.changed;
}
