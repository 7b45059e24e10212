import { l10n } from 'vscode';
import type { Failure, ServerWords } from '../../cupi/failure.ts';
import type { Certificate, Distrust } from '../../http/certificate.ts';
import type { TlsReason } from '../../http/tlsFailure.ts';
import { proxySentence } from './proxy.ts';
import { dateText, durationText } from './time.ts';
import { visible } from './visible.ts';

/** What happened, in one sentence; the caller names the server beside it. Text from the server is quoted as given. */
export function failureSentence(failure: Failure): string {
  switch (failure.kind) {
    case 'unreachable':
      return unreachableSentence(failure.phase, failure.code);
    case 'timeout':
      return timeoutSentence(failure.phase, failure.afterMs);
    case 'untrusted':
      return l10n.t(
        'Its certificate is not trusted: {0}.',
        distrustReason(failure.distrust, failure.certificate),
      );
    case 'certificateChanged':
      return l10n.t(
        'Its certificate is not the one you trusted. Nothing was sent to it. Trusted SHA-256: {0}. Presented SHA-256: {1}.',
        failure.pinned,
        failure.certificate.sha256,
      );
    case 'tlsFailed':
      return tlsSentence(failure.reason, failure.code);
    case 'proxy':
      return proxySentence(failure);
    case 'authorities':
      return failure.code === 'NO_CERTIFICATES'
        ? l10n.t(
            'There is no certificate in “{0}”, which “cucLinks.certificateAuthorities” names.',
            failure.path,
          )
        : l10n.t(
            '“{0}”, which “cucLinks.certificateAuthorities” names, cannot be read ({1}).',
            failure.path,
            failure.code,
          );
    case 'cancelled':
      return failure.sent
        ? l10n.t('Cancelled. The request had been sent and may still be carried out.')
        : l10n.t('Cancelled. Nothing was sent.');
    case 'signInNeeded':
      if (failure.notAllowed)
        return l10n.t('It is not yet allowed to use the sign-in that it shares with other servers.');
      return failure.refused
        ? l10n.t('The stored password was refused before and is not sent again.')
        : l10n.t('No password is stored for this server.');
    case 'signInRefused':
      return l10n.t('The server refused the user name or password. The password is not sent again.');
    case 'redirected':
      return redirectSentence(failure.status, failure.target);
    case 'tooLarge':
      return failure.what === 'headers'
        ? l10n.t('The headers of the answer are larger than {0} bytes.', failure.limit)
        : l10n.t('The answer is larger than {0} bytes.', failure.limit);
    case 'protocol':
      return failure.code === 'BAD_STATUS'
        ? l10n.t('The server answered with a status that HTTP does not have here.')
        : l10n.t('The answer is not valid HTTP ({0}).', failure.code);
    case 'cutOff':
      return l10n.t('The connection ended before the whole answer was here ({0}).', failure.code);
    case 'denied':
      return withWords(l10n.t('The server denied the request (403).'), failure.words);
    case 'notFound':
      return failure.operation === 'list'
        ? l10n.t('It does not offer HTTPS networking (404).')
        : withWords(l10n.t('The server has no such object (404).'), failure.words);
    case 'unsupported':
      return withWords(unsupportedSentence(failure.status, failure.release), failure.words);
    case 'conflict':
      return withWords(
        l10n.t('The request conflicts with what the server has ({0}).', failure.status),
        failure.words,
      );
    case 'refused':
      return withWords(l10n.t('The server refused the request ({0}).', failure.status), failure.words);
    case 'busy':
      return withWords(busySentence(failure.status, failure.retryAfterMs), failure.words);
    case 'serverError':
      return withWords(l10n.t('The server reported an error ({0}).', failure.status), failure.words);
    case 'badPayload':
      return payloadSentence(failure);
    case 'partial':
      return l10n.t(
        'The server says it has {0} links but sent {1}; an incomplete list is not shown.',
        failure.total,
        failure.rows,
      );
    case 'readOnly':
      return l10n.t('The server is marked read-only here, so no change was sent.');
    case 'outdated':
      return l10n.t('Its entry in the list of servers has changed meanwhile, so no change was sent.');
    case 'invalidRequest':
      return l10n.t(
        'The field {0} cannot be sent like this ({1}); nothing was sent.',
        failure.field,
        failure.reason,
      );
  }
}

function withWords(sentence: string, { code, message }: ServerWords): string {
  const words = [code, message].filter((part) => part !== undefined && part !== '').join(': ');
  return words === '' ? sentence : l10n.t('{0} It says: “{1}”', sentence, visible(words));
}

function redirectSentence(status: number, target: string): string {
  return target === ''
    ? l10n.t('The server redirected to no address that can be read (status {0}).', status)
    : l10n.t('The server redirected to {0} (status {1}), which is not followed.', target, status);
}

function unsupportedSentence(status: number, release: string | undefined): string {
  return release === undefined
    ? l10n.t('This release of the server does not offer the call ({0}).', status)
    : l10n.t('Release {0} of the server does not offer the call ({1}).', visible(release), status);
}

function busySentence(status: number, retryAfterMs: number | undefined): string {
  return retryAfterMs === undefined || retryAfterMs === 0
    ? l10n.t('The server is busy ({0}).', status)
    : l10n.t('The server is busy ({0}) and asks to wait {1}.', status, durationText(retryAfterMs));
}

function unreachableSentence(phase: string, code: string): string {
  if (phase === 'dns')
    return code === 'ENOTFOUND'
      ? l10n.t('The host name was not found ({0}).', code)
      : l10n.t('The name service could not look up the host name ({0}).', code);
  if (code === 'ECONNREFUSED') return l10n.t('Nothing listens on that host and port ({0}).', code);
  return l10n.t('The server cannot be reached ({0}).', code);
}

function tlsSentence(reason: TlsReason, code: string): string {
  switch (reason) {
    case 'notTls':
      return l10n.t('What answers on that port is not a TLS service ({0}).', code);
    case 'noAgreement':
      return l10n.t('The server and this VS Code have no TLS version or cipher in common ({0}).', code);
    case 'clientCertificate':
      return l10n.t('The server demands a client certificate, and none can be sent ({0}).', code);
    case 'certificate':
      return l10n.t('The TLS library of this VS Code cannot use the server’s certificate ({0}).', code);
    case 'other':
      return l10n.t('The server and this VS Code could not agree on a TLS connection ({0}).', code);
  }
}

function timeoutSentence(phase: string, afterMs: number): string {
  const seconds = Math.round(afterMs / 1000);
  if (phase === 'queue') return l10n.t('Other requests to the server took longer than {0} s.', seconds);
  if (phase === 'headers' || phase === 'body' || phase === 'total')
    return l10n.t('The server did not answer within {0} s.', seconds);
  if (phase === 'dns') return l10n.t('The name service did not answer within {0} s.', seconds);
  if (phase === 'tls')
    return l10n.t('The server took the connection but made no TLS connection within {0} s.', seconds);
  return l10n.t('No connection could be made within {0} s.', seconds);
}

/** Why a certificate is not trusted, as part of a sentence. */
export function distrustReason(
  { reason, code }: Distrust,
  certificate: Pick<Certificate, 'issuer' | 'names' | 'validFrom' | 'validTo'>,
): string {
  switch (reason) {
    case 'selfSigned':
      return l10n.t('it is self-signed');
    case 'unknownIssuer':
      return l10n.t('its issuer is not known to this machine');
    case 'incompleteChain':
      return l10n.t(
        'it came alone and its issuer “{0}” is not known to this machine (the server may lack an intermediate certificate)',
        visible(certificate.issuer),
      );
    case 'expired':
      return l10n.t('it expired on {0}', dateText(certificate.validTo));
    case 'notYetValid':
      return l10n.t(
        'it is valid only from {0} (this machine’s clock says {1})',
        dateText(certificate.validFrom),
        dateText(new Date()),
      );
    case 'wrongName':
      return l10n.t('it is made out to {0}', visible(certificate.names.join(', ')) || '–');
    case 'other':
      return code;
  }
}

function payloadSentence(failure: Extract<Failure, { kind: 'badPayload' }>): string {
  switch (failure.reason) {
    case 'empty':
      return l10n.t('The server sent an empty answer.');
    case 'encoding':
      return l10n.t('The server sent a compressed answer, which was not asked for.');
    case 'charset':
      return l10n.t('The server sent text in a character set that is not known here.');
    case 'bytes':
      return l10n.t('The server sent text with bytes that are wrong in its character set.');
    case 'html':
      return l10n.t('The server sent a web page where data was expected.');
    case 'foreignType':
      return l10n.t('The server sent a kind of content that this call does not return.');
    case 'malformedXml':
      return l10n.t('The server sent XML that is cut off or malformed.');
    case 'malformedJson':
      return failure.at
        ? l10n.t(
            'The server sent JSON that is cut off or malformed (line {0}, column {1}).',
            failure.at.line,
            failure.at.column,
          )
        : l10n.t('The server sent JSON that is cut off or malformed.');
    case 'doctype':
      return l10n.t('The server sent XML with a document type, which is refused for safety.');
    case 'tooComplex':
      return l10n.t('The server sent far more data than this call returns.');
    case 'wrongRoot':
    case 'wrongShape':
      return l10n.t('The server sent data that is not what this call returns.');
    case 'otherLink':
      return l10n.t('The server sent another link than the one that was asked for.');
    case 'noNewLink':
      return l10n.t('The server accepted the join but did not name the new link.');
  }
}
