import * as vscode from 'vscode';
import type { JournalLine } from '../links/journal/journalLine.ts';
import { showInformation } from '../ui/notice.ts';
import { offerToOpen } from '../ui/offerToOpen.ts';
import { saveAs } from '../ui/saveAs.ts';
import type { Services } from './services.ts';

/** Saves the whole journal as JSON Lines, oldest first, as it is stored. */
export async function exportChangeJournal({ journal }: Pick<Services, 'journal'>): Promise<void> {
  const lines = await journal.lines();
  if (lines.length === 0) {
    void showInformation(
      vscode.l10n.t('No change has been sent from this machine yet: there is nothing to export.'),
    );
    return;
  }
  const uri = await saveAs({
    title: vscode.l10n.t('Export Change Journal'),
    name: 'change-journal.jsonl',
    filters: { [vscode.l10n.t('JSON Lines')]: ['jsonl'] },
    text: () => exportText(lines),
  });
  if (uri) await offerToOpen(vscode.l10n.t('The journal was exported to {0}.', uri.fsPath), uri);
}

/** As the files of the journal have it. */
export function exportText(lines: readonly JournalLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
