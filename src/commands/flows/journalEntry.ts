import * as vscode from 'vscode';
import type { JournalEntry } from '../../links/journal/journalEntries.ts';
import type { ChangeJournal } from '../../servers/changeJournal.ts';
import { showInformation } from '../../ui/notice.ts';

/** The entry of the journal with this id. Anyone may call a command: for anything else, says that there is none. */
export async function journalEntry(
  target: unknown,
  journal: Pick<ChangeJournal, 'entries'>,
): Promise<JournalEntry | undefined> {
  const found = (await journal.entries()).find(({ sent }) => sent.id === target);
  if (!found) void showInformation(vscode.l10n.t('This change is not in the journal any more.'));
  return found;
}
