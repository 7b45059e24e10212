import type { Link } from './link.ts';
import { refuse, type Refusal } from './refusal.ts';
import { readBoolean, type RequestFields } from './requestFields.ts';
import { certificateNames, type Resolved } from './resolve.ts';

/** What the rules of an update need to know of the run. */
export interface UpdateRules {
  readonly resolve: (remoteServer: string) => Resolved | undefined;
  /** Whether switching SyncDistributionLists off is answered with a refusal or silently ignored: no source says. */
  readonly refuseListsOff: boolean;
}

interface Change {
  displayName: string;
  host: string;
  useSsl: boolean;
  acceptSelfSigned: boolean;
  acceptErrors: boolean;
  syncLists: boolean;
}

function readFlags(
  link: Link,
  fields: RequestFields,
): Pick<Change, 'useSsl' | 'acceptSelfSigned' | 'acceptErrors' | 'syncLists'> | Refusal {
  const useSsl = readBoolean(fields, 'UseSSL') ?? link.useSsl;
  const acceptSelfSigned = readBoolean(fields, 'AcceptSelfSignedCertificates') ?? link.acceptSelfSigned;
  const acceptErrors = readBoolean(fields, 'AcceptCertificateErrors') ?? link.acceptErrors;
  const syncLists = readBoolean(fields, 'SyncDistributionLists') ?? link.syncLists;
  if (typeof useSsl === 'object') return useSsl;
  if (typeof acceptSelfSigned === 'object') return acceptSelfSigned;
  if (typeof acceptErrors === 'object') return acceptErrors;
  if (typeof syncLists === 'object') return syncLists;
  return { useSsl, acceptSelfSigned, acceptErrors, syncLists };
}

/** The host to store, when RemoteServer was sent: it must lead to the same location and suit its certificate. */
function readHost(link: Link, change: Change, remoteServer: string, rules: UpdateRules): string | Refusal {
  if (remoteServer === '') return refuse('badValue', 'RemoteServer');
  const resolved = rules.resolve(remoteServer);
  if (resolved === undefined) return refuse('unreachable', remoteServer);
  if (resolved.location.key !== link.remote) return refuse('notTheRemote', remoteServer);
  const checked = change.useSsl && !change.acceptErrors;
  return checked && !certificateNames(resolved.location, resolved.host)
    ? refuse('certificateName', remoteServer)
    : resolved.host;
}

/**
 * Applies the writable fields that were sent, all or none; unknown and read-only ones are ignored (facts sheet 1.4, 2.2).
 * That a part of them suffices is a guess.
 */
export function updateLink(link: Link, fields: RequestFields, rules: UpdateRules): Refusal | undefined {
  const flags = readFlags(link, fields);
  if ('refused' in flags) return flags;
  const change: Change = { displayName: link.displayName, host: link.host, ...flags };
  const displayName = fields.get('DisplayName')?.trim();
  if (displayName === '') return refuse('badValue', 'DisplayName');
  change.displayName = displayName ?? link.displayName;
  const remoteServer = fields.get('RemoteServer')?.trim();
  if (remoteServer !== undefined) {
    const host = readHost(link, change, remoteServer, rules);
    if (typeof host === 'object') return host;
    change.host = host;
  }
  if (link.syncLists && !change.syncLists) {
    if (rules.refuseListsOff) return refuse('listsOneWay', 'SyncDistributionLists');
    change.syncLists = true;
  }
  Object.assign(link, change);
  return undefined;
}
