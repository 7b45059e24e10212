import { l10n } from 'vscode';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import type { WritableField } from '../../links/editedFields.ts';

/** What changing a writable field does, in one sentence. */
export function writableFieldHint(
  field: WritableField,
  link: Pick<HttpsLink, 'syncDistributionLists'>,
): string {
  switch (field) {
    case 'displayName':
      return l10n.t('Display name of the link.');
    case 'remoteServer':
      return l10n.t('Sent only if you enter one here; the server may check its certificate.');
    case 'useSsl':
      return l10n.t('Encrypt what the two locations exchange.');
    case 'acceptSelfSignedCertificates':
      return l10n.t('Let the remote server use a self-signed certificate.');
    case 'acceptCertificateErrors':
      return l10n.t('Ignore every problem of the remote certificate, a wrong name included.');
    case 'syncDistributionLists':
      return link.syncDistributionLists
        ? l10n.t('Already on. Cisco’s API cannot switch it off again.')
        : l10n.t('One way: once on it cannot be switched off, except by unjoining and joining again.');
  }
}
