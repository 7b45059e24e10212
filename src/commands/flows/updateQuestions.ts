import * as vscode from 'vscode';
import { changedFields, type LinkEdit, type Switch } from '../../links/editedFields.ts';
import { askPick, askText, type Place } from '../../ui/ask.ts';
import type { LinkTarget } from '../../ui/target.ts';
import { isBareHost } from './isBareHost.ts';
import { hasUnseen } from '../../servers/unseen.ts';
import { linkName, visible, withoutIcons } from '../../ui/text/visible.ts';

type Item = vscode.QuickPickItem & { readonly change?: (edit: LinkEdit) => Promise<LinkEdit> };

/** Shows the writable fields with the values of `start` until a person sends the changes or leaves. */
export async function askEdit(found: LinkTarget, start: LinkEdit): Promise<LinkEdit | undefined> {
  let edit = start;
  const place = {
    title: vscode.l10n.t('Update {0} on {1}', linkName(found.link, found.key), found.server.profile.name),
    step: 1,
    totalSteps: 1,
  };
  for (;;) {
    const items = editItems(found, edit, place);
    const chosen = await askPick<Item>(
      place,
      vscode.l10n.t('Choose a field to change; only changed fields are sent.'),
      items,
    );
    if (chosen.kind !== 'value') return undefined;
    if (!chosen.value.change) return edit;
    edit = await chosen.value.change(edit);
  }
}

function editItems(found: LinkTarget, edit: LinkEdit, place: Place): readonly Item[] {
  const count = Object.keys(changedFields(found.link, edit)).length;
  const words =
    count === 1
      ? vscode.l10n.t('Review and send 1 changed field…')
      : vscode.l10n.t('Review and send {0} changed fields…', count);
  const send: Item = { label: `$(check) ${words}` };
  return [...(count > 0 ? [send] : []), ...textItems(edit, place), ...switchItems(found, edit)];
}

function textItems(edit: LinkEdit, place: Place): readonly Item[] {
  return [
    {
      label: 'DisplayName',
      description: withoutIcons(visible(edit.displayName ?? notGiven())),
      detail: vscode.l10n.t('Display name of the link.'),
      change: (from) => changeDisplayName(from, place),
    },
    {
      label: 'RemoteServer',
      description: edit.remoteServer ?? vscode.l10n.t('as it is'),
      detail: vscode.l10n.t('Sent only if you enter one here; the server may check its certificate.'),
      change: (from) => changeRemoteServer(from, place),
    },
  ];
}

function switchItems({ link }: LinkTarget, edit: LinkEdit): readonly Item[] {
  const lists = link.syncDistributionLists
    ? vscode.l10n.t('Already on. Cisco’s API cannot switch it off again.')
    : vscode.l10n.t('One way: once on it cannot be switched off, except by unjoining and joining again.');
  return [
    switchItem('useSsl', 'UseSSL', edit, vscode.l10n.t('Encrypt what the two locations exchange.')),
    switchItem(
      'acceptSelfSignedCertificates',
      'AcceptSelfSignedCertificates',
      edit,
      vscode.l10n.t('Let the remote server use a self-signed certificate.'),
    ),
    switchItem(
      'acceptCertificateErrors',
      'AcceptCertificateErrors',
      edit,
      vscode.l10n.t('Ignore every problem of the remote certificate, a wrong name included.'),
    ),
    {
      label: 'SyncDistributionLists',
      description: onOff(edit.syncDistributionLists),
      detail: lists,
      change: (from) =>
        Promise.resolve(
          link.syncDistributionLists
            ? from
            : { ...from, syncDistributionLists: from.syncDistributionLists !== true },
        ),
    },
  ];
}

function switchItem(key: Switch, label: string, edit: LinkEdit, detail: string): Item {
  const change = (from: LinkEdit) => Promise.resolve({ ...from, [key]: from[key] !== true });
  return { label, description: onOff(edit[key]), detail, change };
}

function onOff(value: boolean | undefined): string {
  if (value === undefined) return notGiven();
  return value ? vscode.l10n.t('on') : vscode.l10n.t('off');
}

function notGiven(): string {
  return vscode.l10n.t('not given');
}

async function changeDisplayName(edit: LinkEdit, place: Place): Promise<LinkEdit> {
  const answer = await askText(place, {
    prompt: vscode.l10n.t('Display name of the link'),
    value: edit.displayName ?? '',
    validate: (text) => {
      if (text.trim() === '') return vscode.l10n.t('Enter a name.');
      return hasUnseen(text)
        ? vscode.l10n.t('The name has a character that cannot be seen. Type it anew.')
        : undefined;
    },
  });
  return answer.kind === 'value' ? { ...edit, displayName: answer.value.trim() } : edit;
}

async function changeRemoteServer(edit: LinkEdit, place: Place): Promise<LinkEdit> {
  const answer = await askText(place, {
    prompt: vscode.l10n.t(
      'RemoteServer: host name, full domain name or IP address of the far end. Leave it empty to send none.',
    ),
    value: edit.remoteServer ?? '',
    validate: (text) =>
      text.trim() === '' || isBareHost(text)
        ? undefined
        : vscode.l10n.t('Enter the host alone, without https:// and without a port.'),
  });
  if (answer.kind !== 'value') return edit;
  return { ...edit, remoteServer: answer.value.trim() === '' ? undefined : answer.value.trim() };
}
