import * as vscode from 'vscode';
import type { HttpsLink, UpdateRequest } from '../../cupi/httpsLink.ts';
import { wireNames } from '../../cupi/wireNames.ts';
import { switches } from '../../links/editedFields.ts';
import { confirm } from '../../ui/confirm.ts';
import type { LinkTarget } from '../../ui/target.ts';
import { linkName, visible } from '../../ui/text/visible.ts';

/** Shows what will be sent, before and after, and what cannot be taken back. */
export function confirmUpdate({ server, link, key }: LinkTarget, fields: UpdateRequest): Promise<boolean> {
  const question = vscode.l10n.t('Update {0} on {1}?', linkName(link, key), server.profile.name);
  const detail = [changeLines(link, fields).join('\n'), ...warnings(fields)].join('\n\n');
  return confirm(question, detail, vscode.l10n.t('Update'));
}

/** A line a field: what it is, and what it is to become. */
export function changeLines(link: HttpsLink, fields: UpdateRequest): readonly string[] {
  const line = (name: string, before: string, after: string) =>
    vscode.l10n.t('{0}: {1} → {2}', name, before, after);
  const onOff = (value: boolean | undefined) => {
    if (value === undefined) return '–';
    return value ? vscode.l10n.t('on') : vscode.l10n.t('off');
  };
  const lines: string[] = [];
  if (fields.displayName !== undefined)
    lines.push(line('DisplayName', linkName(link, '–'), visible(fields.displayName)));
  if (fields.remoteServer !== undefined) lines.push(line('RemoteServer', '–', fields.remoteServer));
  for (const key of [...switches, 'syncDistributionLists'] as const) {
    if (fields[key] !== undefined) lines.push(line(wireNames[key], onOff(link[key]), onOff(fields[key])));
  }
  return lines;
}

function warnings(fields: UpdateRequest): readonly string[] {
  const lines: string[] = [];
  if (fields.syncDistributionLists) {
    lines.push(
      vscode.l10n.t(
        'SyncDistributionLists cannot be switched off again: only unjoining and joining anew does that. Cisco advises to enable it on every location of the network.',
      ),
    );
  }
  if (fields.useSsl === false) {
    lines.push(vscode.l10n.t('Without SSL the two locations exchange their directories unencrypted.'));
  }
  return lines;
}
