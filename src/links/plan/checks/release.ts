import type { Check } from '../check.ts';
import type { PlannedJoin } from '../plannedJoin.ts';
import type { Surveyed } from '../survey.ts';

/** HTTPS networking came with 10.0, and mixing it with 15 has replication problems (facts sheet 3.3). */
export function checkRelease({ here, there }: PlannedJoin): readonly Check[] {
  const ends = there ? [here, there] : [here];
  return [...ends.map(ofOne), ...mixed(ends)];
}

function ofOne({ name, release }: Surveyed): Check {
  const major = majorOf(release);
  if (release === undefined || major === undefined)
    return { verdict: 'notKnown', seen: { kind: 'unread', name, what: 'release' }, source: '3.3' };
  return { verdict: major < 10 ? 'refusal' : 'ok', seen: { kind: 'release', name, release }, source: '3.3' };
}

function mixed(ends: readonly Surveyed[]): readonly Check[] {
  const newer = ends.find(({ release }) => (majorOf(release) ?? 0) >= 15);
  const older = ends.find(({ release }) => (majorOf(release) ?? 15) < 15);
  if (!newer || !older) return [];
  const seen = { kind: 'mixedReleases', newer: newer.name, older: older.name } as const;
  return [{ verdict: 'warning', seen, source: '3.3' }];
}

function majorOf(release: string | undefined): number | undefined {
  const digits = /^\s*(\d+)\./.exec(release ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
