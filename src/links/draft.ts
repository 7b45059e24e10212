import type { HttpsLink, UpdateRequest } from '../cupi/httpsLink.ts';
import { fieldsChangedMeanwhile } from './changedMeanwhile.ts';
import {
  changedFields,
  editWith,
  sameValue,
  shownFields,
  writableFields,
  type WritableField,
} from './editedFields.ts';
import { updateFieldsSchema } from './updateFieldsSchema.ts';

/** A form that is being filled in. */
export interface Draft {
  /** The writable fields as its person saw them: an edited one as it was before the edit, the others as they are. */
  readonly seen: UpdateRequest;
  /** What was typed or ticked, as it stands: it may be wrong still. Only what was touched. */
  readonly edits: UpdateRequest;
}

export function openDraft(link: HttpsLink): Draft {
  return { seen: shownFields(link), edits: {} };
}

/** After another reading: what nobody has touched follows the server. */
export function followLink({ seen, edits }: Draft, link: HttpsLink): Draft {
  const now = shownFields(link);
  const touched = writableFields.filter((field) => edits[field] !== undefined);
  return { seen: { ...without(now, touched), ...only(seen, touched) }, edits };
}

/** Edited fields that somebody else has changed meanwhile to something else: their person must decide first. */
export function undecidedFields({ seen, edits }: Draft, link: HttpsLink): readonly WritableField[] {
  return fieldsChangedMeanwhile(wanted(edits), seen, shownFields(link));
}

/** `take` gives the edit up; `keep` says that the value of the server has been seen and is to be overwritten. */
export function decided(draft: Draft, field: WritableField, choice: 'take' | 'keep', link: HttpsLink): Draft {
  if (choice === 'take') return followLink({ ...draft, edits: without(draft.edits, [field]) }, link);
  const seen = { ...without(draft.seen, [field]), ...only(shownFields(link), [field]) };
  return { ...draft, seen };
}

/** What an update would send: the edits that differ from the link as it is. */
export function draftFields({ edits }: Draft, link: HttpsLink): UpdateRequest {
  return changedFields(link, editWith(link, wanted(edits)));
}

/**
 * After an update that sent `fields`, with the link as it is since: only what was edited meanwhile to something else is
 * left, and that this very update has changed the field is known. `undefined` where nothing is left.
 */
export function afterSaving(draft: Draft, fields: UpdateRequest, link: HttpsLink): Draft | undefined {
  const left = draftFields(draft, link);
  const unsaved = writableFields.filter(
    (field) => left[field] !== undefined && !sameValue(field, left, fields),
  );
  if (unsaved.length === 0) return undefined;
  const saved = writableFields.filter((field) => fields[field] !== undefined);
  const seen = { ...without(draft.seen, saved), ...only(shownFields(link), saved) };
  return followLink({ seen, edits: only(draft.edits, unsaved) }, link);
}

/** The edits as they are meant: without the blanks around them, and no RemoteServer where none was entered. */
function wanted(edits: UpdateRequest): UpdateRequest {
  const { displayName, remoteServer } = edits;
  return {
    ...without(edits, ['displayName', 'remoteServer']),
    ...(displayName === undefined ? {} : { displayName: displayName.trim() }),
    ...(remoteServer === undefined || remoteServer.trim() === ''
      ? {}
      : { remoteServer: remoteServer.trim() }),
  };
}

function only(fields: UpdateRequest, kept: readonly WritableField[]): UpdateRequest {
  return without(
    fields,
    writableFields.filter((field) => !kept.includes(field)),
  );
}

function without(fields: UpdateRequest, dropped: readonly WritableField[]): UpdateRequest {
  const kept = Object.entries(fields).filter(([field]) => !dropped.some((one) => one === field));
  return updateFieldsSchema.parse(Object.fromEntries(kept));
}
