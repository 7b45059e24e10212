import * as vscode from 'vscode';
import { showError } from './notice.ts';

export const openSettingsFileCommand = 'workbench.action.openApplicationSettingsJson';

/** Offers, with an error about it, to open the file of the user's settings. */
export async function offerSettingsFile(text: string): Promise<void> {
  const open = vscode.l10n.t('Open Settings File');
  if ((await showError(text, open)) === open) await vscode.commands.executeCommand(openSettingsFileCommand);
}
