import type { BacklogPoint } from './backlog.ts';

/** How many readings of one link are kept; with one a minute that all differ, four hours at full resolution. */
export const mostPoints = 240;

/**
 * The backlog of one link, as a window keeps it of thousands of them: 32 bytes a reading, where objects and bigints take
 * four times as many.
 */
export interface PackedPoints {
  /** What USNs are counted from, so that any two that lie near each other are told apart. */
  readonly base: bigint;
  /** Of each reading: `at`, LastUsn and MaxUsn from `base` on, ObjectCount or NaN. */
  readonly numbers: readonly number[];
}

/** Numbers a reading. */
const width = 4;

/**
 * Adds a reading. Of equal ones without a backlog, which is most of what a window sees in a day, the first and the newest
 * are kept. When there are too many, every second one goes, so that the first and the newest of all always stay. USNs too
 * far from the first for a number to hold the difference exactly have nothing to do with it: they begin anew.
 */
export function withPoint(packed: PackedPoints | undefined, point: BacklogPoint): PackedPoints {
  const { base, numbers } = packed ?? { base: point.lastUsn, numbers: [] };
  const added = [
    point.at,
    Number(point.lastUsn - base),
    Number(point.maxUsn - base),
    point.objectCount ?? Number.NaN,
  ];
  if (packed && !added.slice(1, 3).every(Number.isSafeInteger)) return withPoint(undefined, point);
  const hasNone = point.lastUsn >= point.maxUsn;
  if (hasNone && numbers.length >= 2 * width && isSame(numbers, 2, added) && isSame(numbers, 1, added))
    return { base, numbers: numbers.with(-width, point.at) };
  const kept = numbers.length < mostPoints * width ? numbers : everySecond(numbers);
  // Spreading would leave room for more than a dozen others, in each of thousands.
  return { base, numbers: kept.concat(added) };
}

/** Oldest first. */
export function pointsOf({ base, numbers }: PackedPoints): readonly BacklogPoint[] {
  const points: BacklogPoint[] = [];
  for (let index = 0; index < numbers.length; index += width) {
    const [at = 0, last = 0, max = 0, count = 0] = numbers.slice(index, index + width);
    const objectCount = Number.isNaN(count) ? undefined : count;
    points.push({ at, lastUsn: base + BigInt(last), maxUsn: base + BigInt(max), objectCount });
  }
  return points;
}

/** Whether the reading that stands so many before the end gave the same numbers. */
function isSame(numbers: readonly number[], fromEnd: number, added: readonly number[]): boolean {
  const start = numbers.length - fromEnd * width;
  return added.every((value, index) => index === 0 || Object.is(value, numbers[start + index]));
}

function everySecond(numbers: readonly number[]): readonly number[] {
  return numbers.filter((_, index) => index % (2 * width) < width);
}
