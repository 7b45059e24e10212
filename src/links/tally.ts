import type { ItemEnd } from './several.ts';

/** What a person is told of one of several changes, best first. */
export const verdicts = ['done', 'ignored', 'alreadyGone', 'failed', 'toVerify', 'notBegun'] as const;
export type ItemVerdict = (typeof verdicts)[number];

/** `ignored`: taken by the server, with a field left as it was. `failed`: certainly not carried out. */
export function verdictOf(end: ItemEnd): ItemVerdict {
  switch (end.kind) {
    case 'done':
      return end.changed.ignored.length > 0 ? 'ignored' : 'done';
    case 'alreadyGone':
    case 'notBegun':
      return end.kind;
    case 'failed':
    case 'notCarriedOut':
    case 'inProgress':
    case 'conflict':
    case 'unnamed':
      return 'failed';
    case 'several':
    case 'unknown':
    case 'unverified':
    case 'fault':
      return 'toVerify';
  }
}

/** How many of each, those that do not occur left out. */
export function tally(ends: readonly ItemEnd[]): readonly (readonly [ItemVerdict, number])[] {
  return verdicts
    .map((verdict) => [verdict, ends.filter((end) => verdictOf(end) === verdict).length] as const)
    .filter(([, count]) => count > 0);
}

/** Only what has certainly not been carried out may be sent again; nobody sends blindly what waits to be verified. */
export function mayRunAgain(end: ItemEnd): boolean {
  const verdict = verdictOf(end);
  return verdict === 'failed' || verdict === 'notBegun';
}
