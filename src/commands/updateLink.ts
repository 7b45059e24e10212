import * as vscode from 'vscode';
import type { UpdateRequest } from '../cupi/httpsLink.ts';
import { changedFields, fullUpdate, namesMissingField, type LinkEdit } from '../links/editedFields.ts';
import { hostOfLink } from '../links/farEnd.ts';
import { confirm } from '../ui/confirm.ts';
import { targetLink } from '../ui/pick.ts';
import type { LinkTarget } from '../ui/target.ts';
import { failureSentence } from '../ui/text/failure.ts';
import {
  isWritable,
  presentChangeFailure,
  refuseReadOnly,
  sendChange,
  type Sent,
} from './flows/sendChange.ts';
import { refuseWithoutId } from './flows/refuseWithoutId.ts';
import type { Services } from './services.ts';
import { askEdit } from './flows/updateQuestions.ts';
import { confirmUpdate } from './flows/confirmUpdate.ts';
import { linkName } from '../ui/text/visible.ts';

/** Changes the writable fields of a link: only those a person touched are sent. */
export async function updateLink(target: unknown, services: Services): Promise<void> {
  const found = await targetLink(target, services.servers, isWritable);
  if (!found || refuseReadOnly(found.server) || refuseWithoutId(found)) return;
  const edit = await askEdit(found);
  if (!edit) return;
  const fields = changedFields(found.link, edit);
  if (!(await confirmUpdate(found, fields))) return;
  await send(found, edit, fields);
}

async function send(found: LinkTarget, edit: LinkEdit, fields: UpdateRequest): Promise<void> {
  const { server, link } = found;
  const name = linkName(link, found.key);
  const title = vscode.l10n.t('Updating {0} on {1}…', name, server.profile.name);
  const apply = (sent: UpdateRequest) =>
    sendChange(server, title, { kind: 'update', objectId: link.objectId, fields: sent });
  const first = await apply(fields);
  const full =
    wantsFullSet(first, fields) && (await offerFullSet(found, first))
      ? await apply(fullUpdate(edit, hostOfLink(link)))
      : first;
  if (full.kind === 'failed') return presentChangeFailure(server, title, full.failure);
  presentUpdated(server.profile.name, name, full.changed.ignored);
}

/** Whether a refusal names a writable field that was left out: this server takes no partial update. */
function wantsFullSet(sent: Sent, fields: UpdateRequest): sent is Extract<Sent, { kind: 'failed' }> {
  return (
    sent.kind === 'failed' &&
    sent.failure.kind === 'refused' &&
    namesMissingField(fields, sent.failure.words.message)
  );
}

function offerFullSet(
  { server }: LinkTarget,
  { failure }: Extract<Sent, { kind: 'failed' }>,
): Promise<boolean> {
  return confirm(
    vscode.l10n.t(
      '{0} wants all writable fields, not only the changed ones. Send them all?',
      server.profile.name,
    ),
    vscode.l10n.t(
      '{0}\nThe other fields are sent with the values they have now; RemoteServer is taken from BaseFeedURL.',
      failureSentence(failure),
    ),
    vscode.l10n.t('Send All Fields'),
  );
}

function presentUpdated(server: string, link: string, ignored: readonly string[]): void {
  if (ignored.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0}: {1} was updated.', server, link));
    return;
  }
  const fields = ignored.join(', ');
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      '{0} accepted the update of {1} but left these fields as they were: {2}.',
      server,
      link,
      fields,
    ),
  );
}
