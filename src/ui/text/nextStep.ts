import { l10n } from 'vscode';
import type { Failure } from '../../cupi/failure.ts';
import type { TlsReason } from '../../http/tlsFailure.ts';
import { proxyStep } from './proxy.ts';

/** What a person can do about a failure, as a sentence: every error ends in one. */
export function nextStep(failure: Failure): string {
  switch (failure.kind) {
    case 'unreachable':
      return failure.phase === 'dns'
        ? l10n.t('Check the host name with “Edit Server…”, and your name servers or VPN.')
        : l10n.t(
            'Check host and port with “Edit Server…”, and whether you are on the right network or VPN. A proxy that only the system knows must be named in “http.proxy”.',
          );
    case 'timeout':
    case 'cutOff':
      return failure.sent
        ? l10n.t('Refresh to see what is true now; the server may be overloaded.')
        : l10n.t('Check the network or VPN, then refresh.');
    case 'untrusted':
    case 'certificateChanged':
      return l10n.t('Use “Review Certificate…” to look at it and decide.');
    case 'tlsFailed':
      return tlsStep(failure.reason);
    case 'proxy':
      return proxyStep(failure);
    case 'authorities':
      return l10n.t('Correct the setting, or empty it if the server needs no authority of your own.');
    case 'cancelled':
      return failure.sent
        ? l10n.t('Refresh to see what is true now.')
        : l10n.t('Start it again when you are ready.');
    case 'signInNeeded':
    case 'signInRefused':
      return l10n.t('Use “Sign In…” to enter the password.');
    case 'redirected':
      return l10n.t(
        'Check that the host is the Unity Connection server itself, not a portal or load balancer.',
      );
    case 'denied':
      return l10n.t('Check that the account has the System Administrator role.');
    case 'notFound':
      return failure.operation === 'list'
        ? l10n.t('HTTPS networking needs Unity Connection 10.0 or later; check the release and the host.')
        : l10n.t('Refresh: it may have been removed meanwhile.');
    case 'unsupported':
      return l10n.t('Check the server’s release; HTTPS networking needs 10.0 or later.');
    case 'busy':
      return l10n.t('Wait a moment and try again; Unity Connection handles few requests at a time.');
    case 'conflict':
      return l10n.t('Refresh to see what it has now, and compare it with what you want.');
    case 'serverError':
      return l10n.t('Look at the server’s Tomcat traces, or try again.');
    case 'refused':
    case 'invalidRequest':
      return l10n.t('Correct what it names and try again.');
    case 'readOnly':
      return l10n.t(
        'Take the mark away with “Edit Server…”, or that of its folder with “Clear Read-Only Mark”, if you mean to change this server.',
      );
    case 'outdated':
      return l10n.t('Look at the server as it is configured now, and start again.');
    case 'badPayload':
    case 'partial':
    case 'tooLarge':
    case 'protocol':
      return l10n.t(
        'Check that host and port are those of the Unity Connection server; “Show Log” has the request.',
      );
  }
}

function tlsStep(reason: TlsReason): string {
  switch (reason) {
    case 'notTls':
      return l10n.t('Check the port with “Edit Server…”: it must be the HTTPS port, most often 443 or 8443.');
    case 'noAgreement':
      return l10n.t('Allow TLS 1.2 or newer on the server, with a cipher that is in general use.');
    case 'clientCertificate':
      return l10n.t('Check with “Edit Server…” that host and port are the server’s own, not a gateway’s.');
    case 'certificate':
      return l10n.t(
        'Give the server a certificate with an RSA or P-256 key that may be used for signatures.',
      );
    case 'other':
      return l10n.t('Check that the port is the HTTPS port, and that the server offers TLS 1.2 or newer.');
  }
}
