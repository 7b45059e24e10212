import * as vscode from 'vscode';
import type { UpdateRequest } from '../../cupi/httpsLink.ts';
import type { ChangeEnd } from '../../links/changeEnd.ts';
import { comparedFields } from '../../links/plan/difference.ts';
import type { Server } from '../../servers/server.ts';
import { confirm } from '../../ui/confirm.ts';
import { showWarning } from '../../ui/notice.ts';
import type { LinkTarget } from '../../ui/target.ts';
import { differenceLines } from '../../ui/text/plan/differences.ts';
import { linkName } from '../../ui/text/visible.ts';

/** Shows what someone else has made of a link, beside what was wanted; nothing is overwritten. */
export async function offerEditAgain(
  { server, link, key }: LinkTarget,
  fields: UpdateRequest,
  { sent, now }: Extract<ChangeEnd, { kind: 'conflict' }>,
): Promise<boolean> {
  const name = linkName(link, key);
  if (!now) {
    void showWarning(goneText(server, name));
    return false;
  }
  const question = changedText(server, name);
  const detail = [
    whatWasSent(sent),
    vscode.l10n.t(
      'What it has now → what you wanted:\n{0}',
      differenceLines(comparedFields(now, fields)).join('\n'),
    ),
  ].join('\n\n');
  return confirm(question, detail, vscode.l10n.t('Edit Again…'));
}

/** The same for a page that shows it at the field itself. */
export function tellConflict(
  { server, link, key }: LinkTarget,
  { sent, now }: Extract<ChangeEnd, { kind: 'conflict' }>,
): void {
  const name = linkName(link, key);
  void showWarning(now ? `${changedText(server, name)} ${whatWasSent(sent)}` : goneText(server, name));
}

function goneText({ profile }: Server, name: string): string {
  return vscode.l10n.t('{0}: {1} is gone. Someone has unjoined it meanwhile.', profile.name, name);
}

function changedText({ profile }: Server, name: string): string {
  return vscode.l10n.t('{0}: someone else has changed {1} meanwhile.', profile.name, name);
}

function whatWasSent(sent: boolean): string {
  return sent
    ? vscode.l10n.t('The answer to your update was lost, and the link has other values than it asked for.')
    : vscode.l10n.t('Nothing was sent, so that their change is not overwritten.');
}
