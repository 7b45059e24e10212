import type { HttpsLink } from './httpsLink.ts';

/** The fields of a link on the wire, as Cisco spells them. */
export const wireNames = {
  objectId: 'ObjectId',
  uri: 'URI',
  displayName: 'DisplayName',
  baseFeedUrl: 'BaseFeedURL',
  locationBaseUrlSub: 'LocationBaseURLSub',
  useSsl: 'UseSSL',
  acceptSelfSignedCertificates: 'AcceptSelfSignedCertificates',
  acceptCertificateErrors: 'AcceptCertificateErrors',
  syncDistributionLists: 'SyncDistributionLists',
  lastUsn: 'LastUsn',
  maxUsn: 'MaxUsn',
  objectCount: 'ObjectCount',
  status: 'Status',
  voiceNameSyncStatus: 'VoiceNameSyncStatus',
  timeOfLastSync: 'TimeOfLastSync',
  timeOfLastFailure: 'TimeOfLastFailure',
  deleted: 'Deleted',
  directorySynchronizationRole: 'DirectorySynchronizationRole',
  warningMode: 'WarningMode',
} as const satisfies Record<Exclude<keyof HttpsLink, 'unknown' | 'problems'>, string>;
