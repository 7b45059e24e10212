import * as vscode from 'vscode';
import { showWarning } from './notice.ts';

/** Tells that the journal of changes cannot be written, which nobody would see otherwise. `folder` is where it is. */
export async function warnUnwritten(folder: string): Promise<void> {
  const exportJournal = vscode.l10n.t('Export…');
  const text = vscode.l10n.t(
    'Changes are not being written to the change journal: its folder {0} cannot be written to. They are kept until this window closes, and tried again with the next change. Free some space or make the folder writable, or export the journal now.',
    folder,
  );
  if ((await showWarning(text, exportJournal)) === exportJournal)
    await vscode.commands.executeCommand('cucLinks.exportChangeJournal');
}
