import type { HttpsLink, UpdateRequest } from '../../cupi/httpsLink.ts';
import { wireNames } from '../../cupi/wireNames.ts';
import type { Change } from '../change.ts';
import { shownFields, switches } from '../editedFields.ts';

/** A field that a change is to make another; `undefined` is "not there" or "not known". */
export interface Difference {
  /** The link it is of, by name. */
  readonly link: string;
  /** As on the wire. */
  readonly field: string;
  readonly before: string | boolean | undefined;
  readonly after: string | boolean;
  /** No later change makes it what it was. */
  readonly oneWay: boolean;
}

/** `links` are those that the server has now. */
export function differencesOf(change: Change, links: readonly HttpsLink[]): readonly Difference[] {
  switch (change.kind) {
    case 'join':
      return newFields(change);
    case 'update':
      return comparedFields(change.link, change.fields).filter(({ before, after }) => before !== after);
    case 'unjoin':
      return [removal(change.link)];
    case 'unjoinSelf':
      return links.filter(({ deleted }) => !deleted).map(removal);
  }
}

function newFields({ request }: Extract<Change, { kind: 'join' }>): readonly Difference[] {
  const values = {
    RemoteServer: request.remoteServer,
    // Always at a join (API page).
    UseSSL: true,
    AcceptSelfSignedCertificates: request.acceptSelfSignedCertificates,
    AcceptCertificateErrors: request.acceptCertificateErrors,
    EnableDirectorySync: request.enableDirectorySync,
    EnableVoicenameSync: request.enableVoiceNameSync,
  };
  return Object.entries(values).map(([field, after]) => ({
    link: request.remoteServer,
    field,
    before: undefined,
    after,
    oneWay: false,
  }));
}

/** Every field of an update beside what the link has. */
export function comparedFields(link: HttpsLink, fields: UpdateRequest): readonly Difference[] {
  const now = shownFields(link);
  const found: Difference[] = [];
  const add = (
    field: string,
    before: string | boolean | undefined,
    after: string | boolean | undefined,
    oneWay = false,
  ) => {
    if (after !== undefined) found.push({ link: called(link), field, before, after, oneWay });
  };
  add(wireNames.displayName, now.displayName, fields.displayName);
  // No reading gives it back: the host in BaseFeedURL stands for it.
  add('RemoteServer', now.remoteServer, fields.remoteServer);
  for (const key of switches) add(wireNames[key], now[key], fields[key]);
  const lists = fields.syncDistributionLists;
  add(wireNames.syncDistributionLists, now.syncDistributionLists, lists, lists === true);
  return found;
}

function removal(link: HttpsLink): Difference {
  const { deleted: before = false } = link;
  return { link: called(link), field: wireNames.deleted, before, after: true, oneWay: true };
}

function called({ displayName, objectId }: HttpsLink): string {
  return displayName ?? objectId;
}
