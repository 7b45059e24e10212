import type { OtherLink } from './link.ts';
import { flag, padded, time, wrappedPath, wrappedUrl, type Fields } from './values.ts';

/** A link as it goes out: empty where there is nothing to say, and with fields no document names. */
export function linkFields(link: OtherLink): Fields {
  return [
    ['ReplicationSet', ' 7 '],
    ['DisplayName', padded(link.name)],
    ['ObjectId', padded(link.id)],
    ['URI', wrappedPath(`/vmrest/httpslinks/${link.id}`)],
    ['BaseFeedURL', wrappedUrl(link.host, '/feeder')],
    ['LocationBaseURLSub', wrappedUrl(link.subscriber, '/feeder')],
    ['UseSSL', flag(link.ssl, 0)],
    ['AcceptSelfSignedCertificates', flag(link.selfSigned, 1)],
    ['AcceptCertificateErrors', flag(link.certificateErrors, 2)],
    ['SyncDistributionLists', flag(link.lists, 0)],
    ['LastUsn', padded(String(link.lastUsn))],
    ['MaxUsn', ` ${link.maxUsn}`],
    ['ObjectCount', `${link.objects} `],
    ['Status', ` ${flag(link.syncing, 0)}`],
    ['VoiceNameSyncStatus', flag(link.namesSyncing, 0)],
    ['TimeOfLastSync', padded(time(link.synced, link.zoneless))],
    ['TimeOfLastFailure', link.failed ? padded(time(link.failed, link.zoneless)) : link.zoneless ? '0' : ''],
    ['Deleted', flag(false, 1)],
    ['DirectorySynchronizationRole', flag(link.alert, 0)],
    ['WarningMode', flag(link.warning, 1)],
    ['Remarks', ''],
  ];
}
