import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BacklogPoint } from '../../../src/links/backlog.ts';
import { mostPoints, pointsOf, withPoint, type PackedPoints } from '../../../src/links/packedPoints.ts';

const big = 9_007_199_254_740_993n;

/** One reading a minute, from the numbers that the server gave. */
function readings(
  ...usns: readonly (readonly [last: number | bigint, max: number | bigint])[]
): BacklogPoint[] {
  return usns.map(([last, max], index) => point(index * 60_000, last, max));
}

function point(at: number, last: number | bigint, max: number | bigint, objectCount?: number): BacklogPoint {
  return { at, lastUsn: BigInt(last), maxUsn: BigInt(max), objectCount };
}

function kept(given: readonly BacklogPoint[]): readonly BacklogPoint[] {
  const packed = given.reduce<PackedPoints | undefined>(withPoint, undefined);
  return packed ? pointsOf(packed) : [];
}

describe('links: the readings of a backlog that are kept', () => {
  it('are the first and the newest of equal ones without a backlog, and every one of others', () => {
    const idle = readings([7, 7], [7, 7], [7, 7], [7, 7]);
    assert.deepEqual(kept(idle), [idle[0], idle[3]]);
    const behind = readings([7, 9], [7, 9], [7, 9], [9, 9], [9, 9], [9, 9], [9, 12], [12, 12]);
    assert.deepEqual(kept(behind), [...behind.slice(0, 4), ...behind.slice(5)]);
    const counted = [point(1, 7, 7), point(2, 7, 7, 5), point(3, 7, 7, 6), point(4, 7, 7, 6), point(5, 7, 7)];
    assert.deepEqual(kept(counted), counted);
  });

  it('are exact beyond what a number holds', () => {
    const usn = fc.bigInt({ min: 0n, max: 1n << 40n });
    const reading = fc.record({ last: usn, max: usn, count: fc.option(fc.nat(), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 20 }), (all) => {
        const given = all.map(({ last, max, count }, at) => point(at, big + last, big + max + 1n, count));
        const behind = given.map((each) => ({ ...each, maxUsn: each.maxUsn + (1n << 41n) }));
        assert.deepEqual(kept(behind), behind);
      }),
    );
  });

  it('begin anew where the numbers have nothing to do with those before', () => {
    const far = readings([7, 9], [8, 9], [10n ** 39n, 10n ** 39n + 3n], [10n ** 39n + 1n, 10n ** 39n + 3n]);
    assert.deepEqual(kept(far), far.slice(2));
  });

  it('are bounded, in order, with the first and the newest among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 * mostPoints }), (count) => {
        const points = kept(Array.from({ length: count }, (_, at) => point(at, at, at)));
        assert(points.length <= mostPoints);
        assert.deepEqual([points[0]?.at, points.at(-1)?.at], [0, count - 1]);
        assert(points.every(({ at }, index) => index === 0 || at > (points[index - 1]?.at ?? at)));
      }),
    );
  });
});
