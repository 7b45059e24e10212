import type { Failure } from '../cupi/failure.ts';
import type { HttpsLink, UpdateRequest } from '../cupi/httpsLink.ts';
import { wireNames } from '../cupi/wireNames.ts';
import { hostOfLink } from './farEnd.ts';

/** The options that can be switched both ways. */
export const switches = ['useSsl', 'acceptSelfSignedCertificates', 'acceptCertificateErrors'] as const;
export type Switch = (typeof switches)[number];

/** The writable fields of a link, as a person edits them; `undefined` where the server gave none and none was chosen. */
export interface LinkEdit extends Readonly<Record<Switch, boolean | undefined>> {
  readonly displayName: string | undefined;
  readonly syncDistributionLists: boolean | undefined;
  /** Set only when a person typed one: GET does not give it back, and sending it may trigger a certificate check. */
  readonly remoteServer: string | undefined;
}

/** The edit that changes nothing. */
export function editOf(link: HttpsLink): LinkEdit {
  const {
    displayName,
    useSsl,
    acceptSelfSignedCertificates,
    acceptCertificateErrors,
    syncDistributionLists,
  } = link;
  return {
    displayName,
    useSsl,
    acceptSelfSignedCertificates,
    acceptCertificateErrors,
    syncDistributionLists,
    remoteServer: undefined,
  };
}

/** The edit that asks for these fields, all others as they are. */
export function editWith(link: HttpsLink, fields: UpdateRequest): LinkEdit {
  return { ...editOf(link), ...fields };
}

/** Only what differs from `link`. SyncDistributionLists goes one way: switching it off is not a change. */
export function changedFields(link: HttpsLink, edit: LinkEdit): UpdateRequest {
  return {
    ...(edit.displayName !== undefined && edit.displayName !== link.displayName
      ? { displayName: edit.displayName }
      : {}),
    ...(edit.remoteServer !== undefined ? { remoteServer: edit.remoteServer } : {}),
    ...definedSwitches(edit, (key) => edit[key] !== link[key]),
    ...(edit.syncDistributionLists && !link.syncDistributionLists ? { syncDistributionLists: true } : {}),
  };
}

/** The full writable set, for a server that refuses a partial update (facts sheet 2.2: not known which do). */
export function fullUpdate(edit: LinkEdit, remoteServer: string | undefined): UpdateRequest {
  const host = edit.remoteServer ?? remoteServer;
  return {
    ...(edit.displayName !== undefined ? { displayName: edit.displayName } : {}),
    ...(host !== undefined ? { remoteServer: host } : {}),
    ...definedSwitches(edit, () => true),
    // Never switched off: an edit that leaves it off repeats what the server has.
    ...(edit.syncDistributionLists !== undefined
      ? { syncDistributionLists: edit.syncDistributionLists }
      : {}),
  };
}

function definedSwitches(edit: LinkEdit, wanted: (key: Switch) => boolean): Partial<Record<Switch, boolean>> {
  const chosen: Partial<Record<Switch, boolean>> = {};
  for (const key of switches) {
    const value = edit[key];
    if (value !== undefined && wanted(key)) chosen[key] = value;
  }
  return chosen;
}

export const writableFields = [
  'displayName',
  'remoteServer',
  ...switches,
  'syncDistributionLists',
] as const satisfies readonly (keyof UpdateRequest)[];

export type WritableField = (typeof writableFields)[number];

/** How a writable field is called on the wire. */
export function wireName(field: WritableField): string {
  return field === 'remoteServer' ? 'RemoteServer' : wireNames[field];
}

/** The writable fields as a link shows them. RemoteServer is not given back: its host in BaseFeedURL stands for it. */
export function shownFields(link: HttpsLink): UpdateRequest {
  return fullUpdate(editOf(link), hostOfLink(link));
}

/** The fields of an update for which `differ` holds. */
export function fieldsWhere(
  fields: UpdateRequest,
  differ: (field: WritableField) => boolean,
): readonly WritableField[] {
  return writableFields.filter((field) => fields[field] !== undefined && differ(field));
}

/** Host names are the same in any case; everything else as it stands. */
export function sameValue(field: WritableField, one: UpdateRequest, other: UpdateRequest): boolean {
  if (field !== 'remoteServer') return one[field] === other[field];
  return one.remoteServer?.toLowerCase() === other.remoteServer?.toLowerCase();
}

/**
 * Whether a server that answered refused an update for want of a writable field, and so takes the full set only. Which
 * status such a refusal has is not documented: its text decides. One that is busy, has no such link, or finds it in
 * conflict with another has not missed a field.
 */
export function wantsFullSet(failure: Failure, sent: UpdateRequest): boolean {
  if (!failure.sent || !('words' in failure) || lookedElsewhere.includes(failure.kind)) return false;
  return namesMissingField(sent, failure.words.message);
}

/** At nothing, at the link as a whole, or at what else it has. */
const lookedElsewhere: readonly Failure['kind'][] = ['busy', 'notFound', 'conflict'];

function namesMissingField(sent: UpdateRequest, message: string | undefined): boolean {
  const text = (message ?? '').toLowerCase();
  return writableFields.some((field) => !(field in sent) && text.includes(wireName(field).toLowerCase()));
}

/** Wire names of sent fields that a later reading shows unchanged: servers ignore what they do not take (facts 1.4). */
export function ignoredFields(sent: UpdateRequest, after: HttpsLink): readonly string[] {
  const ignored: string[] = [];
  if (sent.displayName !== undefined && sent.displayName !== after.displayName)
    ignored.push(wireNames.displayName);
  for (const key of [...switches, 'syncDistributionLists'] as const) {
    if (sent[key] !== undefined && sent[key] !== after[key]) ignored.push(wireNames[key]);
  }
  return ignored;
}
