import { endLine } from '../links/journal/endLine.ts';
import type { ChangeJournal } from './changeJournal.ts';
import type { ChangeRecords } from './changeRecords.ts';

/** Where marks are kept, and how they end is written down. */
export interface ForgettingMarks {
  readonly records: Pick<ChangeRecords, 'forget'>;
  readonly journal: Pick<ChangeJournal, 'append'>;
}

/** Drops the marks of a server that has left the list, and writes down that nobody will look for their changes. */
export async function forgetMarks(origin: string, { records, journal }: ForgettingMarks): Promise<void> {
  for (const { entry } of await records.forget(origin))
    if (entry !== undefined)
      await journal.append(endLine(entry, new Date(), { result: 'forgotten', verified: 'no' }));
}
