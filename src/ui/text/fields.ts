import { l10n } from 'vscode';
import { wireNames } from '../../cupi/wireNames.ts';

export type FieldKey = keyof typeof wireNames;

/** What a field means, after Cisco's descriptions (API page, field tables; facts sheet 3.5 and 3.7). */
export function fieldMeaning(key: FieldKey): string {
  switch (key) {
    case 'objectId':
      return l10n.t('Unique identifier the server made for this link.');
    case 'uri':
      return l10n.t('Path of this link in the REST API.');
    case 'displayName':
      return l10n.t('Display name of the network link. Can be changed.');
    case 'baseFeedUrl':
      return l10n.t('URL the Reader uses to fetch directory and recorded-name information from the far end.');
    case 'locationBaseUrlSub':
      return l10n.t('Feed URL of the far end’s subscriber. Given only when the far end is a cluster.');
    case 'useSsl':
      return l10n.t('Whether SSL is used when communicating with the far end.');
    case 'acceptSelfSignedCertificates':
      return l10n.t('Whether the far end may negotiate SSL with a self-signed certificate.');
    case 'acceptCertificateErrors':
      return l10n.t(
        'Whether any problem with the far end’s SSL certificate is ignored, a wrong name included.',
      );
    case 'syncDistributionLists':
      return l10n.t(
        'Whether system distribution lists and their members are replicated. Cannot be switched off once it is on.',
      );
    case 'lastUsn':
      return l10n.t('Number of the last change that was synchronized.');
    case 'maxUsn':
      return l10n.t('Highest change number in the last feed response. Above LastUsn there is a backlog.');
    case 'objectCount':
      return l10n.t(
        'Objects synchronized over this link: users, contacts, lists and members if enabled, partitions, search spaces, locations.',
      );
    case 'status':
      return l10n.t('Whether the directory synchronization is running.');
    case 'voiceNameSyncStatus':
      return l10n.t('Whether the synchronization of recorded names is running.');
    case 'timeOfLastSync':
      return l10n.t('Time of the last attempt to synchronize, whether it was answered or not.');
    case 'timeOfLastFailure':
      return l10n.t(
        'Time of the last synchronization error. Older than the last attempt means healthy again.',
      );
    case 'deleted':
      return l10n.t('Whether the link is marked for removal by the nightly cleanup task.');
    case 'directorySynchronizationRole':
      return l10n.t(
        'Standard: the far end’s publisher answers. Alert: it cannot be reached and its subscriber answers with older data.',
      );
    case 'warningMode':
      return l10n.t('Whether a directory size limit was exceeded. Synchronization goes on.');
  }
}

export function isFieldKey(text: string): text is FieldKey {
  return Object.hasOwn(wireNames, text);
}
