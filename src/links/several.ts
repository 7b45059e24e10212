import type { ChangeEnd } from './changeEnd.ts';

/** How one of several changes ended. */
export type ItemEnd =
  | ChangeEnd
  /** It was not its turn any more: someone cancelled, or one before it was not carried out. */
  | { readonly kind: 'notBegun' }
  /** A fault of our own: what was sent, if anything, has left its mark to be verified. */
  | { readonly kind: 'fault'; readonly error: unknown };

export interface Several<T> {
  /** Items of one server are carried out one after the other, in their order; those of different servers side by side. */
  readonly serverOf: (item: T) => string;
  /** Must end soon after the signal aborts, with what is then known. */
  readonly run: (item: T, signal: AbortSignal) => Promise<ChangeEnd>;
  readonly signal: AbortSignal;
  /** After the first that was not carried out, or of which nobody knows, no other is begun on any server. */
  readonly stopOnRefusal: boolean;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Carries out several changes. Never rejects; the ends are in the order of the items. */
export async function several<T>(items: readonly T[], how: Several<T>): Promise<readonly ItemEnd[]> {
  const ends = items.map((): ItemEnd => ({ kind: 'notBegun' }));
  let stopped = false;
  let done = 0;
  const inTurn = async (server: string) => {
    for (const [index, item] of items.entries()) {
      if (how.serverOf(item) !== server) continue;
      if (stopped || how.signal.aborted) return;
      const end = await endOf(item, how);
      ends[index] = end;
      if (how.stopOnRefusal && !isCarriedOut(end)) stopped = true;
      how.onProgress?.(++done, items.length);
    }
  };
  const servers = new Set(items.map((item) => how.serverOf(item)));
  await Promise.all([...servers].map(inTurn));
  return ends;
}

async function endOf<T>(item: T, { run, signal }: Several<T>): Promise<ItemEnd> {
  try {
    return await run(item, signal);
  } catch (error) {
    return { kind: 'fault', error };
  }
}

/** What was asked for is so, whoever has done it. */
function isCarriedOut({ kind }: ItemEnd): boolean {
  return kind === 'done' || kind === 'alreadyGone';
}
