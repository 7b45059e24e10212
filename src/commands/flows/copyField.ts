import * as vscode from 'vscode';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { showInformation } from '../../ui/notice.ts';
import { targetLink } from '../../ui/pick.ts';

/** Copies one field of a link, or says that the server gave none. */
export async function copyField(
  target: unknown,
  servers: ServerList,
  field: (link: HttpsLink) => string | undefined,
): Promise<void> {
  const found = await targetLink(target, servers);
  if (!found) return;
  const text = field(found.link);
  if (text === undefined || text === '') {
    void showInformation(vscode.l10n.t('The server did not give this field.'));
    return;
  }
  await copyText(text);
}

export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', text), 3000);
}
