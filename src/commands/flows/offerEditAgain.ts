import * as vscode from 'vscode';
import type { UpdateRequest } from '../../cupi/httpsLink.ts';
import type { ChangeEnd } from '../../links/changeEnd.ts';
import { confirm } from '../../ui/confirm.ts';
import { showWarning } from '../../ui/notice.ts';
import type { LinkTarget } from '../../ui/target.ts';
import { linkName } from '../../ui/text/visible.ts';
import { changeLines } from './confirmUpdate.ts';

/** Shows what someone else has made of a link, beside what was wanted; nothing is overwritten. */
export async function offerEditAgain(
  { server, link, key }: LinkTarget,
  fields: UpdateRequest,
  { sent, now }: Extract<ChangeEnd, { kind: 'conflict' }>,
): Promise<boolean> {
  const name = linkName(link, key);
  if (!now) {
    void showWarning(
      vscode.l10n.t('{0}: {1} is gone. Someone has unjoined it meanwhile.', server.profile.name, name),
    );
    return false;
  }
  const question = vscode.l10n.t('{0}: someone else has changed {1} meanwhile.', server.profile.name, name);
  const detail = [
    sent
      ? vscode.l10n.t('The answer to your update was lost, and the link has other values than it asked for.')
      : vscode.l10n.t('Nothing was sent, so that their change is not overwritten.'),
    vscode.l10n.t('What it has now → what you wanted:\n{0}', changeLines(now, fields).join('\n')),
  ].join('\n\n');
  return confirm(question, detail, vscode.l10n.t('Edit Again…'));
}
