import * as vscode from 'vscode';
import { copyAndSay } from './copyAndSay.ts';
import { showInformation } from './notice.ts';
import { visible, withoutIcons } from './text/visible.ts';

/** Copies what a server gave, or says that it gave nothing. */
export async function copyText(text: string | undefined): Promise<void> {
  if (text === undefined || text === '') {
    void showInformation(vscode.l10n.t('The server did not give this field.'));
    return;
  }
  await copyAndSay(text, vscode.l10n.t('Copied: {0}', withoutIcons(visible(text))));
}
