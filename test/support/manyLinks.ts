import type { listJson } from '../../src/sandbox/wire/toJson.ts';

export type Rows = Parameters<typeof listJson>[1];

/** As many links as they go over the wire, each with all of its fields. */
export function manyLinks(count: number): Rows {
  return Array.from({ length: count }, (_, index) => [
    ['URI', `/vmrest/httpslinks/11111111-aaaa-4aaa-8aaa-${String(index).padStart(12, '0')}`],
    ['ObjectId', `11111111-aaaa-4aaa-8aaa-${String(index).padStart(12, '0')}`],
    ['DisplayName', `cuc-${index} & more`],
    ['BaseFeedURL', `https://cuc-${index}.example/feeder`],
    ['LocationBaseURLSub', `https://cuc-${index}-sub.example/feeder`],
    ['UseSSL', 'true'],
    ['AcceptSelfSignedCertificates', 'false'],
    ['AcceptCertificateErrors', 'false'],
    ['SyncDistributionLists', 'true'],
    ['LastUsn', String(index * 1_000)],
    ['MaxUsn', String(index * 1_000)],
    ['ObjectCount', '100'],
    ['Status', '0'],
    ['VoiceNameSyncStatus', '0'],
    ['TimeOfLastSync', '2024-05-01T10:00:00Z'],
    ['TimeOfLastFailure', '0'],
    ['Deleted', 'false'],
    ['DirectorySynchronizationRole', '0'],
    ['WarningMode', 'false'],
  ]);
}
