import { l10n } from 'vscode';
import type { JournalEntry } from '../../../links/journal/journalEntries.ts';
import type { JournalGaps } from '../../../servers/changeJournal.ts';
import { entryLines } from './entry.ts';
import { wrap } from '../wrap.ts';

/** The journal as a page to read, and on which of its lines (from 0) each change begins. */
export interface JournalPageText {
  readonly text: string;
  readonly places: readonly EntryPlace[];
}

export interface EntryPlace {
  readonly line: number;
  readonly entry: JournalEntry;
}

/** `of` names the one server whose changes these are; `undefined`: all. */
export function journalText(
  entries: readonly JournalEntry[],
  of: string | undefined,
  gaps: JournalGaps,
): JournalPageText {
  const title = l10n.t('Changes sent from this machine, newest first');
  const lines = [
    title,
    '═'.repeat(title.length),
    '',
    ...wrap(introduction(entries.length, of)),
    ...gapLines(gaps),
    '',
  ];
  const places: EntryPlace[] = [];
  for (const entry of entries) {
    places.push({ line: lines.length, entry });
    lines.push(...entryLines(entry), '');
  }
  return { text: lines.join('\n'), places };
}

function introduction(count: number, of: string | undefined): string {
  if (count === 0)
    return of === undefined
      ? l10n.t(
          'No change has been sent from this machine yet. A join, an update or an unjoin will be written down here.',
        )
      : l10n.t('No change has been sent to {0} from this machine yet.', of);
  const what =
    of === undefined
      ? l10n.t('All servers: {0}.', countText(count))
      : l10n.t('{0}: {1}.', of, countText(count));
  return l10n.t(
    '{0} A change is here once its sending has begun, also when it did not get as far as the server. ••• stands for a password, which is written down nowhere.',
    what,
  );
}

/** A journal that is not whole says so. */
function gapLines({ unread, unwritten }: JournalGaps): readonly string[] {
  return [
    ...(unread > 0
      ? wrap(
          l10n.t(
            '⚠ Lines or files of the journal that could not be read, and are missing here: {0}.',
            unread,
          ),
        )
      : []),
    ...(unwritten > 0
      ? wrap(
          l10n.t(
            '⚠ Lines that could not be written, and are lost when this window closes: {0}. “Show Log” tells why.',
            unwritten,
          ),
        )
      : []),
  ];
}

function countText(count: number): string {
  return count === 1 ? l10n.t('1 change') : l10n.t('{0} changes', count);
}
