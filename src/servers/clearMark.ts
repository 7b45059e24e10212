import type { Changed } from '../links/change.ts';
import { doneFacts, endLine } from '../links/journal/endLine.ts';
import type { ChangeJournal } from './changeJournal.ts';
import type { ChangeRecords, VerifyMark } from './changeRecords.ts';

/** How a change ended whose outcome was not known. */
export type Settled =
  /** It was carried out: a list shows it, or a person has told so. */
  | { readonly kind: 'done'; readonly changed: Changed; readonly known: 'found' | 'told' }
  /** A person has looked, and wants it settled. */
  | { readonly kind: 'cleared' };

/** Where marks are kept, and how they end is written down. */
export interface Marks {
  readonly records: Pick<ChangeRecords, 'clear'>;
  readonly journal: Pick<ChangeJournal, 'append'>;
}

/** Clears a mark and writes down why. Resolves to false when it is not there any more. */
export async function clearMark(
  mark: VerifyMark,
  settled: Settled,
  { records, journal }: Marks,
): Promise<boolean> {
  if (!(await records.clear(mark))) return false;
  const { entry } = mark;
  if (entry !== undefined) await journal.append(endLine(entry, new Date(), factsOf(settled)));
  return true;
}

function factsOf(settled: Settled): Parameters<typeof endLine>[2] {
  return settled.kind === 'done'
    ? doneFacts(settled.changed, settled.known)
    : { result: 'cleared', verified: 'no' };
}
