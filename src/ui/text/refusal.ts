import { l10n } from 'vscode';
import type { RefusalMeaning } from '../../links/refusalMeaning.ts';

/**
 * What a refused change most likely ran into and where to put that right, in one sentence. Pages are those of Cisco
 * Unity Connection Administration (facts sheet 3.9); names of options are those of the API, as in our own questions.
 */
export function refusalSentence(meaning: RefusalMeaning): string {
  switch (meaning) {
    case 'alreadyInNetwork':
      return l10n.t(
        'Most likely the two are linked already, be it over other locations, or are one and the same: look at Networking > HTTP(S) Links and Networking > Locations on both.',
      );
    case 'pendingRemoval':
      return l10n.t(
        'Most likely an old link is still pending removal: wait until the nightly cleanup task (22:00 by default; Tools > Task Management) has run on both ends.',
      );
    case 'nameClash':
      return l10n.t(
        'Most likely two locations have the same display name: give one of them another under Networking > Locations, or unjoin what it replaces.',
      );
    case 'smtpDomainClash':
      return l10n.t(
        'Most likely two locations have the same SMTP domain: give one of them another under System Settings > SMTP Configuration > Server.',
      );
    case 'tooManyLinks':
      return l10n.t(
        'Most likely one of the two has as many links as it may have: look at Networking > HTTP(S) Links on both, and link another location as the hub.',
      );
    case 'tooOld':
      return l10n.t(
        'Most likely one of the two has a release that does not go with the other: HTTPS networking needs 10.0 or later on both.',
      );
    case 'remoteUnreachable':
      return l10n.t(
        'Most likely this server cannot reach the remote one: check RemoteServer as this server looks it up, that the remote server is up, and that no firewall keeps the two apart.',
      );
    case 'certificateName':
      return l10n.t(
        'Most likely RemoteServer is not the name in the remote certificate: enter the name as it stands there, or set AcceptCertificateErrors.',
      );
    case 'selfSigned':
      return l10n.t(
        'Most likely this server does not trust the remote certificate, which is self-signed or of an issuer it does not know: set AcceptSelfSignedCertificates, or AcceptCertificateErrors if that does not suffice.',
      );
    case 'certificate':
      return l10n.t(
        'Most likely this server does not accept the remote certificate, which may have expired: renew it on the remote server, or set AcceptCertificateErrors.',
      );
    case 'remoteSignIn':
      return l10n.t(
        'Most likely the remote server refused RemoteUsername or RemotePassword: enter an account of the remote server that has the System Administrator role and is not locked.',
      );
    case 'useSslFalse':
      return l10n.t('Most likely UseSSL has to be on: a join always needs it, and so may this link.');
    case 'listsOneWay':
      return l10n.t(
        'Most likely SyncDistributionLists cannot be switched off once it is on: only to unjoin and to join again takes it away.',
      );
    case 'otherLocation':
      return l10n.t(
        'Most likely RemoteServer leads to another location than the far end of this link: enter another host of the same location, or unjoin and join anew.',
      );
    case 'missingField':
      return l10n.t(
        'Most likely this release wants a field that was not sent or is empty: fill in what it names.',
      );
    case 'badValue':
      return l10n.t('Most likely one value is not as this release wants it: correct the field it names.');
    case 'unreadRequest':
      return l10n.t(
        'Most likely the server does not read the format in which the request was written: set the other one, JSON or XML, in “cucLinks.format”.',
      );
    case 'noSuchLink':
      return l10n.t(
        'Most likely the link has been removed meanwhile: refresh, or look at Networking > HTTP(S) Links.',
      );
    case 'notLinked':
      return l10n.t(
        'Most likely the server is in no network (any more): refresh, or look at Networking > HTTP(S) Links.',
      );
    case 'noSuchCall':
      return l10n.t(
        'Most likely this release does not offer the change: HTTPS networking needs Unity Connection 10.0 or later.',
      );
    case 'notPermitted':
      return l10n.t(
        'Most likely the account may not change HTTPS networking: it needs the System Administrator role, and must be a local one, not one of single sign-on.',
      );
  }
}
