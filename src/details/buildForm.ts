import * as vscode from 'vscode';
import type { HttpsLink, UpdateRequest } from '../cupi/httpsLink.ts';
import { draftFields, undecidedFields, type Draft } from '../links/draft.ts';
import { shownFields, wireName, writableFields, type WritableField } from '../links/editedFields.ts';
import { displayNameProblem, remoteServerProblem } from '../ui/text/editProblem.ts';
import { visible } from '../ui/text/visible.ts';
import { writableFieldHint } from '../ui/text/writableFields.ts';
import type { FormField, FormModel, Notice } from './hostMessage.ts';

/** A draft beside the link as it is now; `link` is `undefined` while it is not known. */
export interface Editing {
  readonly draft: Draft;
  readonly link: HttpsLink | undefined;
  readonly name: string;
  /** Why nothing can be saved now. */
  readonly blocked: Notice | undefined;
  /** Whether a person has tried to save: before, nothing unfinished is called wrong. */
  readonly tried: boolean;
}

/** The form as its page is to show it. */
export function buildForm(editing: Editing): FormModel {
  const { draft, link, name, blocked } = editing;
  const undecided = link ? undecidedFields(draft, link) : [];
  return {
    title: vscode.l10n.t('Edit {0}', name),
    blocked,
    status: statusOf(editing, undecided.length),
    fields: writableFields.map((field) => fieldOf(field, editing, undecided.includes(field))),
    save: vscode.l10n.t('Save…'),
    cancel: vscode.l10n.t('Cancel'),
  };
}

/** Wrong texts among the edits, by field. */
export function editProblem(
  field: WritableField,
  { displayName, remoteServer }: UpdateRequest,
): string | undefined {
  if (field === 'displayName' && displayName !== undefined) return displayNameProblem(displayName);
  if (field === 'remoteServer' && remoteServer !== undefined) return remoteServerProblem(remoteServer);
  return undefined;
}

function fieldOf(field: WritableField, { draft, link, tried }: Editing, isUndecided: boolean): FormField {
  const { seen, edits } = draft;
  // RemoteServer is never filled in by itself: sending it may make the server check a certificate.
  const server = field === 'remoteServer' ? '' : ((link ? shownFields(link) : seen)[field] ?? null);
  const value = edits[field];
  return {
    key: field,
    label: wireName(field),
    hint: hintOf(field, draft, link),
    kind: field === 'displayName' || field === 'remoteServer' ? 'text' : 'switch',
    server,
    value: value ?? server,
    edited: value !== undefined,
    locked: field === 'syncDistributionLists' && seen.syncDistributionLists === true,
    error: tried ? editProblem(field, edits) : undefined,
    conflict: isUndecided && link ? conflictOf(field, link) : undefined,
  };
}

function hintOf(field: WritableField, { seen }: Draft, link: HttpsLink | undefined): string {
  const hint = writableFieldHint(field, link ?? { syncDistributionLists: seen.syncDistributionLists });
  if (field === 'remoteServer' && seen.remoteServer !== undefined)
    return vscode.l10n.t('{0} Now: {1}.', hint, visible(seen.remoteServer));
  return field !== 'remoteServer' && seen[field] === undefined
    ? vscode.l10n.t('{0} The server gave no value.', hint)
    : hint;
}

function conflictOf(field: WritableField, link: HttpsLink): FormField['conflict'] {
  return {
    sentence: vscode.l10n.t(
      'Somebody else has changed this field meanwhile. On the server now: {0}.',
      valueText(shownFields(link)[field]),
    ),
    take: vscode.l10n.t('Take It'),
    keep: vscode.l10n.t('Keep Mine'),
  };
}

function valueText(value: string | boolean | undefined): string {
  if (value === undefined) return vscode.l10n.t('not given');
  if (typeof value === 'string') return visible(value);
  return value ? vscode.l10n.t('on') : vscode.l10n.t('off');
}

function statusOf({ draft, link }: Editing, undecided: number): string {
  if (undecided > 0) return vscode.l10n.t('First decide about what somebody else has changed.');
  const count = Object.keys(link ? draftFields(draft, link) : draft.edits).length;
  if (count === 0) return vscode.l10n.t('Nothing is changed yet. Only changed fields are sent.');
  return count === 1
    ? vscode.l10n.t('1 field is changed. Only changed fields are sent.')
    : vscode.l10n.t('{0} fields are changed. Only changed fields are sent.', count);
}
