import type { SyncEnd } from './awaitSync.ts';
import type { ChangeEnd } from './changeEnd.ts';
import type { ItemEnd } from './several.ts';

/** How one join of a series ended. */
export interface SeriesEnd {
  readonly end: ItemEnd | JoinedBefore;
  /** How the wait for its first synchronization ended; `undefined` where there was none. */
  readonly sync: SyncEnd | Fault | undefined;
}

type Fault = Extract<ItemEnd, { kind: 'fault' }>;

/** The list has a link to it already, such as one that was made before the series was interrupted. */
export interface JoinedBefore {
  readonly kind: 'joinedBefore';
  readonly objectId: string;
}

export type SeriesStep = 'joining' | 'syncing';

export interface JoinSeries<T> {
  readonly join: (item: T, signal: AbortSignal) => Promise<ChangeEnd | JoinedBefore>;
  /** Resolves to `undefined` where the link is not synchronized at all. */
  readonly awaitSync: (item: T, objectId: string, signal: AbortSignal) => Promise<SyncEnd | undefined>;
  readonly onStep?: ((step: SeriesStep, index: number) => void) | undefined;
  readonly signal: AbortSignal;
}

/**
 * Joins one server after the other, the next only when the first directory synchronization of the one before has ended
 * (facts sheet 3.1). Stops at the first that is not joined, or whose synchronization is not known to have ended. Never
 * rejects; the ends are in the order of the items.
 */
export async function joinSeries<T>(
  items: readonly T[],
  series: JoinSeries<T>,
): Promise<readonly SeriesEnd[]> {
  const ends = items.map((): SeriesEnd => ({ end: { kind: 'notBegun' }, sync: undefined }));
  for (const [index, item] of items.entries()) {
    if (series.signal.aborted) break;
    series.onStep?.('joining', index);
    const end = await orFault(() => series.join(item, series.signal));
    ends[index] = { end, sync: undefined };
    const objectId = joinedLink(end);
    if (objectId === undefined) break;
    // Nothing waits for the last one.
    if (index === items.length - 1) break;
    series.onStep?.('syncing', index);
    const sync = await orFault(() => series.awaitSync(item, objectId, series.signal));
    ends[index] = { end, sync };
    if (sync && sync.kind !== 'inStep') break;
  }
  return ends;
}

async function orFault<T>(work: () => Promise<T>): Promise<T | Fault> {
  try {
    return await work();
  } catch (error) {
    return { kind: 'fault', error };
  }
}

/** The link of one that is joined. */
export function joinedLink(end: SeriesEnd['end']): string | undefined {
  if (end.kind === 'joinedBefore') return end.objectId;
  return end.kind === 'done' ? end.changed.objectId : undefined;
}
