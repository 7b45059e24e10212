import type { HttpsLink } from '../cupi/httpsLink.ts';

/** One reading of what a link has still to take over. */
export interface BacklogPoint {
  /** This machine's clock at the reading, in ms. */
  readonly at: number;
  readonly lastUsn: bigint;
  readonly maxUsn: bigint;
  readonly objectCount: number | undefined;
}

/** The point of one reading; `undefined` where the server gave no numbers, or some that have nothing to do with each other. */
export function pointOf({ lastUsn, maxUsn, objectCount }: HttpsLink, at: number): BacklogPoint | undefined {
  if (lastUsn === undefined || maxUsn === undefined) return undefined;
  const isPair = Number.isSafeInteger(Number(maxUsn - lastUsn));
  return isPair ? { at, lastUsn, maxUsn, objectCount } : undefined;
}

/** What the newest readings say about the backlog. Times are in ms. */
export type BacklogTrend =
  /** Too few readings, too far apart, or too uneven to say anything that would hold. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'caughtUp' }
  /** At the rate of the last `overMs` the backlog is gone in `remainingMs`. */
  | { readonly kind: 'catchingUp'; readonly remainingMs: number; readonly overMs: number }
  | { readonly kind: 'notShrinking'; readonly overMs: number };

const windowMs = 15 * 60_000;
const leastSpanMs = 3 * 60_000;
const leastPoints = 5;
/** Between two readings further apart anything may have happened: the machine slept, the server was away. */
const longestPauseMs = 5 * 60_000;
/** Beyond a day a rate of minutes says nothing. */
const longestRemainingMs = 24 * 3_600_000;
/** How much slower than the whole either half of the window may have been. */
const evenness = 0.5;

/**
 * Reads the trend of the gap between MaxUsn and LastUsn, so that changes that arrive meanwhile count against what is
 * taken over. A time is given only for a gap that shrinks in both halves of at least three minutes at much the same rate.
 */
export function backlogTrend(points: readonly BacklogPoint[]): BacklogTrend {
  const newest = points.at(-1);
  if (!newest) return { kind: 'unknown' };
  if (gapOf(newest) === 0) return { kind: 'caughtUp' };
  const recent = recentPoints(points);
  const [oldest] = recent;
  const overMs = oldest ? newest.at - oldest.at : 0;
  if (!oldest || recent.length < leastPoints || overMs < leastSpanMs) return { kind: 'unknown' };
  const rate = shrinkRate(oldest, newest);
  if (rate <= 0) return { kind: 'notShrinking', overMs };
  const middle = recent.findLast(({ at }) => at <= oldest.at + overMs / 2);
  if (!middle || middle === oldest) return { kind: 'unknown' };
  const slower = Math.min(shrinkRate(oldest, middle), shrinkRate(middle, newest));
  const remainingMs = (gapOf(newest) * overMs) / (gapOf(oldest) - gapOf(newest));
  if (slower < rate * evenness || remainingMs > longestRemainingMs) return { kind: 'unknown' };
  return { kind: 'catchingUp', remainingMs, overMs };
}

/** The newest points without a pause among them, and without a number that fell: then the counting began anew. */
function recentPoints(points: readonly BacklogPoint[]): readonly BacklogPoint[] {
  const newest = points.at(-1);
  if (!newest) return [];
  const isBreak = (point: BacklogPoint, index: number) => {
    const next = points[index + 1];
    if (!next) return false;
    const fell = next.lastUsn < point.lastUsn || next.maxUsn < point.maxUsn;
    return fell || next.at - point.at > longestPauseMs || newest.at - point.at > windowMs;
  };
  return points.slice(points.findLastIndex(isBreak) + 1);
}

/** Changes a ms by which the gap became smaller; negative when it grew. */
function shrinkRate(from: BacklogPoint, to: BacklogPoint): number {
  return (gapOf(from) - gapOf(to)) / (to.at - from.at);
}

function gapOf({ lastUsn, maxUsn }: BacklogPoint): number {
  return lastUsn < maxUsn ? Number(maxUsn - lastUsn) : 0;
}
