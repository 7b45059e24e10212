import * as vscode from 'vscode';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { wireNames } from '../../cupi/wireNames.ts';
import { changedFields, switches, type LinkEdit, type Switch } from '../../links/editedFields.ts';
import { askPick, askText, type Place } from '../../ui/ask.ts';
import type { LinkTarget } from '../../ui/target.ts';
import { displayNameProblem, remoteServerProblem } from '../../ui/text/editProblem.ts';
import { writableFieldHint } from '../../ui/text/writableFields.ts';
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
  return [...(count > 0 ? [send] : []), ...textItems(found, edit, place), ...switchItems(found, edit)];
}

function textItems({ link }: LinkTarget, edit: LinkEdit, place: Place): readonly Item[] {
  return [
    {
      label: 'DisplayName',
      description: withoutIcons(visible(edit.displayName ?? notGiven())),
      detail: writableFieldHint('displayName', link),
      change: (from) => changeDisplayName(from, place),
    },
    {
      label: 'RemoteServer',
      description: edit.remoteServer ?? vscode.l10n.t('as it is'),
      detail: writableFieldHint('remoteServer', link),
      change: (from) => changeRemoteServer(from, place),
    },
  ];
}

function switchItems({ link }: LinkTarget, edit: LinkEdit): readonly Item[] {
  return [
    ...switches.map((key) => switchItem(key, edit, link)),
    {
      label: wireNames.syncDistributionLists,
      description: onOff(edit.syncDistributionLists),
      detail: writableFieldHint('syncDistributionLists', link),
      change: (from) =>
        Promise.resolve(
          link.syncDistributionLists
            ? from
            : { ...from, syncDistributionLists: from.syncDistributionLists !== true },
        ),
    },
  ];
}

function switchItem(key: Switch, edit: LinkEdit, link: HttpsLink): Item {
  const change = (from: LinkEdit) => Promise.resolve({ ...from, [key]: from[key] !== true });
  return {
    label: wireNames[key],
    description: onOff(edit[key]),
    detail: writableFieldHint(key, link),
    change,
  };
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
    validate: displayNameProblem,
  });
  return answer.kind === 'value' ? { ...edit, displayName: answer.value.trim() } : edit;
}

async function changeRemoteServer(edit: LinkEdit, place: Place): Promise<LinkEdit> {
  const answer = await askText(place, {
    prompt: vscode.l10n.t(
      'RemoteServer: host name, full domain name or IP address of the far end. Leave it empty to send none.',
    ),
    value: edit.remoteServer ?? '',
    validate: remoteServerProblem,
  });
  if (answer.kind !== 'value') return edit;
  return { ...edit, remoteServer: answer.value.trim() === '' ? undefined : answer.value.trim() };
}
