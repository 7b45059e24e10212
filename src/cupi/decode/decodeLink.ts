import type { HttpsLink } from '../httpsLink.ts';
import type { Document } from './document.ts';
import { bigint, boolean, int, objectId, role, syncStatus, text, url } from './fields.ts';
import { type Decoded, bad, ok } from './problem.ts';
import { readFields } from './readFields.ts';
import { branchesOf, hasName, sameName, type Branch } from './tree.ts';
import { time } from './time.ts';

export const LINK = 'HttpsLink';

/** Reads one link's fields (facts sheet 2.2). A field that cannot be read is named in `problems`, nothing more. */
export function linkOf(branch: Branch): HttpsLink {
  return readFields(branch, (fields) => ({
    objectId: fields.read('ObjectId', objectId) ?? '',
    uri: fields.read('URI', url),
    displayName: fields.read('DisplayName', text),
    baseFeedUrl: fields.read('BaseFeedURL', url),
    locationBaseUrlSub: fields.read('LocationBaseURLSub', url),
    useSsl: fields.read('UseSSL', boolean),
    acceptSelfSignedCertificates: fields.read('AcceptSelfSignedCertificates', boolean),
    acceptCertificateErrors: fields.read('AcceptCertificateErrors', boolean),
    syncDistributionLists: fields.read('SyncDistributionLists', boolean),
    lastUsn: fields.read('LastUsn', bigint),
    maxUsn: fields.read('MaxUsn', bigint),
    objectCount: fields.read('ObjectCount', int),
    status: fields.read('Status', syncStatus),
    voiceNameSyncStatus: fields.read('VoiceNameSyncStatus', syncStatus),
    timeOfLastSync: fields.read('TimeOfLastSync', time),
    timeOfLastFailure: fields.read('TimeOfLastFailure', time),
    deleted: fields.read('Deleted', boolean),
    directorySynchronizationRole: fields.read('DirectorySynchronizationRole', role),
    warningMode: fields.read('WarningMode', boolean),
    unknown: fields.unknown(),
    problems: fields.problems(),
  }));
}

/** What tells a link from any other object: one of the fields that name it. */
function looksLikeLink(branch: Branch): boolean {
  return ['ObjectId', 'URI', 'DisplayName', 'BaseFeedURL'].some((name) => hasName(branch, name));
}

/**
 * The answer to a view of that link: `<HttpsLink>`, a bare JSON object, or one wrapped in its name. Another link would be
 * taken for this one, compared and changed: it is refused.
 */
export function decodeLink(document: Document, objectId: string): Decoded<HttpsLink> {
  const { root, content } = document;
  if (root !== undefined && !sameName(root, LINK)) return bad('wrongRoot');
  const [wrapped, ...more] = branchesOf(content, LINK);
  if (more.length > 0) return bad('wrongShape');
  const branch = wrapped ?? content;
  if (!looksLikeLink(branch)) return bad('wrongShape');
  const link = linkOf(branch);
  const other = link.objectId !== '' && !sameName(link.objectId, objectId);
  return other ? bad('otherLink') : ok(link);
}
