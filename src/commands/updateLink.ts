import * as vscode from 'vscode';
import * as z from 'zod/mini';
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
import { updateFieldsSchema } from '../links/updateFieldsSchema.ts';
import { hostOfLink } from '../links/farEnd.ts';
import { showInformation, showWarning } from '../ui/notice.ts';
import { targetLink } from '../ui/pick.ts';
import { selectedLinks, type LinkTarget } from '../ui/target.ts';
import { withLostNote } from '../ui/text/change.ts';
import { linkName } from '../ui/text/visible.ts';
import { confirmPlan } from './flows/confirmPlan.ts';
import { offerEditAgain, tellConflict } from './flows/offerEditAgain.ts';
import { planFor } from './flows/planFor.ts';
import { presentChanged } from './flows/presentChanged.ts';
import { presentEnd } from './flows/presentEnd.ts';
import { refuseWithoutId } from './flows/refuseWithoutId.ts';
import { isWritable, refuseReadOnly, sendChange } from './flows/sendChange.ts';
import { updateSeveral } from './flows/several/updateSeveral.ts';
import { fullSetQuestion, updateQuestion } from './flows/updateQuestion.ts';
import { askEdit } from './flows/askEdit.ts';
import type { Services } from './services.ts';

/** What the form of the details page adds to its link. Anyone may call a command: nothing else is taken. */
const fieldsSchema = z.looseObject({ fields: updateFieldsSchema });

/** Changes the writable fields of a link: only those a person touched are sent. Of several links one option. */
export async function updateLink(target: unknown, selected: unknown, services: Services): Promise<void> {
  const several = selectedLinks(target, selected, services.servers);
  if (several.length > 1) return updateSeveral(several, services);
  const found = await targetLink(target, services.servers, isWritable);
  if (!found || refuseReadOnly(found.server) || refuseWithoutId(found)) return;
  const edited = fieldsSchema.safeParse(target);
  if (edited.success) return updateFromForm(found, edited.data.fields, services);
  await update(found, editOf(found.link), services);
}

/** After a conflict the edit goes on, with the link as it is now. */
async function update(found: LinkTarget, start: LinkEdit, services: Services): Promise<void> {
  const { server, link } = found;
  const edit = await askEdit(found, start);
  if (!edit) return;
  const end = await review(found, edit, services);
  if (end?.kind === 'done') await presentUpdated(found, end, services);
  else if (end?.kind === 'conflict') await editAgain(found, changedFields(link, edit), end, services);
  else if (end) await presentEnd(server, { kind: 'update', link, fields: changedFields(link, edit) }, end);
}

/** The page goes on showing what was not saved, and shows a conflict at the field it is about. */
async function updateFromForm(found: LinkTarget, fields: UpdateRequest, services: Services): Promise<void> {
  const { server, link, key } = found;
  const end = await review(found, editWith(link, fields), services);
  if (end?.kind === 'done') {
    await services.details.saved({ serverId: server.profile.id, linkKey: key }, fields);
    await presentUpdated(found, end, services);
  } else if (end?.kind === 'conflict') tellConflict(found, end);
  else if (end) await presentEnd(server, { kind: 'update', link, fields }, end);
}

/** Asks with the plan, then sends; `undefined` when it was not confirmed. */
async function review(found: LinkTarget, edit: LinkEdit, services: Services): Promise<ChangeEnd | undefined> {
  const { server, link } = found;
  const fields = changedFields(link, edit);
  const plan = planFor(server, { kind: 'update', link, fields }, services);
  if (!(await confirmPlan(updateQuestion(plan), services))) return undefined;
  return send(found, edit, fields, services);
}

async function editAgain(
  found: LinkTarget,
  fields: UpdateRequest,
  end: Extract<ChangeEnd, { kind: 'conflict' }>,
  services: Services,
): Promise<void> {
  const again = await offerEditAgain(found, fields, end);
  if (again && end.now) await update({ ...found, link: end.now }, editWith(end.now, fields), services);
}

async function send(
  found: LinkTarget,
  edit: LinkEdit,
  fields: UpdateRequest,
  services: Services,
): Promise<ChangeEnd> {
  const { server, link } = found;
  const title = vscode.l10n.t('Updating {0} on {1}…', linkName(link, found.key), server.profile.name);
  const apply = (sent: UpdateRequest) => sendChange(server, title, { kind: 'update', link, fields: sent });
  const first = await apply(fields);
  if (first.kind !== 'failed' || !wantsFullSet(first.failure, fields)) return first;
  const all = fullUpdate(edit, hostOfLink(link));
  const plan = planFor(server, { kind: 'update', link, fields: all }, services);
  const wanted = await confirmPlan(fullSetQuestion(plan, link, all, first.failure), services);
  return wanted === undefined ? first : apply(all);
}

function presentUpdated(
  { server, link, key }: LinkTarget,
  { changed, lost }: Done,
  services: Services,
): Promise<void> {
  const { name } = server.profile;
  const title = linkName(link, key);
  const { ignored } = changed;
  const text =
    ignored.length === 0
      ? vscode.l10n.t('{0}: {1} was updated.', name, title)
      : vscode.l10n.t(
          '{0} accepted the update of {1} but left these fields as they were: {2}.',
          name,
          title,
          ignored.join(', '),
        );
  const tell = ignored.length === 0 ? showInformation : showWarning;
  return presentChanged(server, link.objectId, withLostNote(text, lost), services, tell);
}
