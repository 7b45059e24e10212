import * as vscode from 'vscode';
import { showInformation } from './notice.ts';

/** Says that a file is there, and opens it if that is wanted. */
export async function offerToOpen(sentence: string, uri: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  if ((await showInformation(sentence, open)) === open) await vscode.window.showTextDocument(uri);
}
