import * as vscode from 'vscode';
import type { Failure } from '../cupi/failure.ts';
import type { UpdateRequest } from '../cupi/httpsLink.ts';
import type { ChangeEnd, Done } from '../links/changeEnd.ts';
import {
  changedFields,
  editOf,
  editWith,
  fullUpdate,
  wantsFullSet,
  type LinkEdit,
} from '../links/editedFields.ts';
import { hostOfLink } from '../links/farEnd.ts';
import { confirm } from '../ui/confirm.ts';
import { showInformation, showWarning } from '../ui/notice.ts';
import { targetLink } from '../ui/pick.ts';
import type { LinkTarget } from '../ui/target.ts';
import { withLostNote } from '../ui/text/change.ts';
import { failureSentence } from '../ui/text/failure.ts';
import { linkName } from '../ui/text/visible.ts';
import { changeLines, confirmUpdate } from './flows/confirmUpdate.ts';
import { offerEditAgain } from './flows/offerEditAgain.ts';
import { presentEnd } from './flows/presentEnd.ts';
import { refuseWithoutId } from './flows/refuseWithoutId.ts';
import { isWritable, refuseReadOnly, sendChange } from './flows/sendChange.ts';
import { askEdit } from './flows/updateQuestions.ts';
import type { Services } from './services.ts';

/** Changes the writable fields of a link: only those a person touched are sent. */
export async function updateLink(target: unknown, services: Services): Promise<void> {
  const found = await targetLink(target, services.servers, isWritable);
  if (!found || refuseReadOnly(found.server) || refuseWithoutId(found)) return;
  await update(found, editOf(found.link));
}

/** After a conflict the edit goes on, with the link as it is now. */
async function update(found: LinkTarget, start: LinkEdit): Promise<void> {
  const edit = await askEdit(found, start);
  if (!edit) return;
  const fields = changedFields(found.link, edit);
  if (!(await confirmUpdate(found, fields))) return;
  const end = await send(found, edit, fields);
  if (end.kind === 'done') presentUpdated(found, end);
  else if (end.kind === 'conflict') await editAgain(found, fields, end);
  else await presentEnd(found.server, { kind: 'update', link: found.link, fields }, end);
}

async function editAgain(
  found: LinkTarget,
  fields: UpdateRequest,
  end: Extract<ChangeEnd, { kind: 'conflict' }>,
): Promise<void> {
  const again = await offerEditAgain(found, fields, end);
  if (again && end.now) await update({ ...found, link: end.now }, editWith(end.now, fields));
}

async function send(found: LinkTarget, edit: LinkEdit, fields: UpdateRequest): Promise<ChangeEnd> {
  const { server, link } = found;
  const title = vscode.l10n.t('Updating {0} on {1}…', linkName(link, found.key), server.profile.name);
  const apply = (sent: UpdateRequest) => sendChange(server, title, { kind: 'update', link, fields: sent });
  const first = await apply(fields);
  if (first.kind !== 'failed' || !wantsFullSet(first.failure, fields)) return first;
  const all = fullUpdate(edit, hostOfLink(link));
  return (await offerFullSet(found, first.failure, all)) ? apply(all) : first;
}

function offerFullSet({ server, link }: LinkTarget, failure: Failure, all: UpdateRequest): Promise<boolean> {
  return confirm(
    vscode.l10n.t(
      '{0} wants all writable fields, not only the changed ones. Send them all?',
      server.profile.name,
    ),
    vscode.l10n.t(
      '{0}\nThe other fields are sent with the values they have now; RemoteServer is taken from BaseFeedURL.\n\n{1}',
      failureSentence(failure),
      changeLines(link, all).join('\n'),
    ),
    vscode.l10n.t('Send All Fields'),
  );
}

function presentUpdated({ server, link, key }: LinkTarget, { changed, lost }: Done): void {
  const { name } = server.profile;
  const title = linkName(link, key);
  if (changed.ignored.length === 0) {
    const text = vscode.l10n.t('{0}: {1} was updated.', name, title);
    void showInformation(withLostNote(text, lost));
    return;
  }
  const fields = changed.ignored.join(', ');
  const text = vscode.l10n.t(
    '{0} accepted the update of {1} but left these fields as they were: {2}.',
    name,
    title,
    fields,
  );
  void showWarning(withLostNote(text, lost));
}
