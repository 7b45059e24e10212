import * as vscode from 'vscode';
import { showInformation } from './notice.ts';
import { visible, withoutIcons } from './text/visible.ts';

const shownMs = 3000;

/** Copies what a server gave, or says that it gave nothing. */
export async function copyText(text: string | undefined): Promise<void> {
  if (text === undefined || text === '') {
    void showInformation(vscode.l10n.t('The server did not give this field.'));
    return;
  }
  await vscode.env.clipboard.writeText(text);
  const shown = withoutIcons(visible(text));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', shown), shownMs);
}
