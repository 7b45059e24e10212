import assert from 'node:assert/strict';
import fc from 'fast-check';
import { backlogTrend, pointOf, type BacklogPoint } from '../../../src/links/backlog.ts';
import { aLink } from './aLink.ts';

const minute = 60_000;

/** One reading a minute, from the numbers that the server gave. */
function readings(...usns: readonly (readonly [last: number, max: number])[]): BacklogPoint[] {
  return usns.map(([last, max], index) => point(index * minute, last, max));
}

function point(at: number, last: number, max: number): BacklogPoint {
  return { at, lastUsn: BigInt(last), maxUsn: BigInt(max), objectCount: undefined };
}

const steady = readings([0, 1000], [100, 1000], [200, 1000], [300, 1000], [400, 1000]);

describe('links: the backlog over time', () => {
  it('is catching up when the gap shrinks evenly', () => {
    assert.deepEqual(backlogTrend(steady), {
      kind: 'catchingUp',
      remainingMs: 6 * minute,
      overMs: 4 * minute,
    });
  });

  it('counts what arrives meanwhile against what is taken over', () => {
    const growing = readings([0, 1000], [100, 1050], [200, 1100], [300, 1150], [400, 1200]);
    assert.deepEqual(backlogTrend(growing), {
      kind: 'catchingUp',
      remainingMs: 16 * minute,
      overMs: 4 * minute,
    });
  });

  it('is not shrinking when as much arrives as is taken over, or nothing moves', () => {
    const level = { kind: 'notShrinking', overMs: 4 * minute };
    assert.deepEqual(
      backlogTrend(readings([0, 1000], [100, 1100], [200, 1200], [300, 1300], [400, 1400])),
      level,
    );
    assert.deepEqual(backlogTrend(readings([0, 9], [0, 9], [0, 9], [0, 9], [0, 9])), level);
  });

  it('has caught up as soon as the newest reading says so', () => {
    assert.deepEqual(backlogTrend([point(0, 7, 7)]), { kind: 'caughtUp' });
    assert.deepEqual(backlogTrend([point(0, 8, 7)]), { kind: 'caughtUp' });
  });

  const unknown: Readonly<Record<string, readonly BacklogPoint[]>> = {
    'there is no reading': [],
    'there are too few readings': steady.slice(0, 4),
    'the readings are too close together': steady.map((each, index) => ({ ...each, at: index * 1000 })),
    'all of it came in one go': readings([0, 1000], [0, 1000], [0, 1000], [0, 1000], [900, 1000]),
    'it has come to a halt': readings([0, 1000], [900, 1000], [900, 1000], [900, 1000], [900, 1000]),
    'it would take days': readings([0, 10_000], [1, 10_000], [2, 10_000], [3, 10_000], [4, 10_000]),
    'the readings pause': [...steady, point(60 * minute, 500, 1000)],
    'the counting began anew': [...steady, point(5 * minute, 0, 1000), point(6 * minute, 100, 1000)],
  };
  for (const [why, points] of Object.entries(unknown))
    it(`says nothing when ${why}`, () => assert.deepEqual(backlogTrend(points), { kind: 'unknown' }));

  it('looks at the last quarter of an hour only', () => {
    const early = Array.from({ length: 60 }, (_, index) => point((index - 60) * minute, 0, 1000));
    const late = Array.from({ length: 16 }, (_, index) => point(index * minute, index * 10, 1000));
    const trend = backlogTrend([...early, ...late]);
    assert.deepEqual(trend, { kind: 'catchingUp', remainingMs: 85 * minute, overMs: 15 * minute });
  });

  it('tells differences beyond what a number holds exactly', () => {
    const big = 9_007_199_254_740_993n;
    const points = steady.map((each) => ({
      ...each,
      lastUsn: big + each.lastUsn,
      maxUsn: big + each.maxUsn,
    }));
    assert.deepEqual(backlogTrend(points), backlogTrend(steady));
  });

  it('never gives a time, or an end, that the numbers do not bear out', () => {
    const step = fc.record({ ms: fc.integer({ min: 1, max: 600_000 }), last: usn(), max: usn() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let at = 0;
        const points = steps.map(({ ms, last, max }) => point((at += ms), last, max));
        const trend = backlogTrend(points);
        const newest = points.at(-1);
        const gap = newest ? newest.maxUsn - newest.lastUsn : undefined;
        assert.equal(trend.kind === 'caughtUp', gap !== undefined && gap <= 0n);
        if (trend.kind !== 'catchingUp') return;
        const from = points.find((each) => each.at === at - trend.overMs);
        assert(newest && from && gap !== undefined);
        assert(trend.overMs >= 3 * minute && trend.overMs <= 15 * minute);
        assert(from.maxUsn - from.lastUsn > gap, 'the gap has shrunk');
        assert(trend.remainingMs > 0 && trend.remainingMs <= 24 * 60 * minute);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the time of any even progress, however it is read', () => {
    const rates = {
      taken: fc.integer({ min: 2, max: 500 }),
      share: fc.double({ min: 0, max: 0.9, noNaN: true }),
    };
    fc.assert(
      fc.property(fc.record(rates), ({ taken, share }) => {
        const arriving = Math.floor(taken * share);
        const points = Array.from({ length: 10 }, (_, index) =>
          point(index * minute, index * taken, 20 * taken + index * arriving),
        );
        const trend = backlogTrend(points);
        const left = 20 * taken + 9 * arriving - 9 * taken;
        assert(trend.kind === 'catchingUp');
        assert(Math.abs(trend.remainingMs - (left / (taken - arriving)) * minute) < 1);
      }),
    );
  });
});

function usn(): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 2000 });
}

describe('links: a reading of the backlog', () => {
  it('is none where the server gave no numbers', () => {
    assert.equal(pointOf(aLink({ lastUsn: undefined }), 1), undefined);
    assert.equal(pointOf(aLink({ maxUsn: undefined }), 1), undefined);
    assert.equal(pointOf(aLink({ maxUsn: 10n ** 39n }), 1), undefined);
    assert.deepEqual(pointOf(aLink(), 1), { at: 1, lastUsn: 5210n, maxUsn: 5210n, objectCount: 318 });
  });
});
