import type { TransportFailure } from './failure.ts';

/**
 * Why two ends did not come to TLS. `notTls`: something else answers on that port. `noAgreement`: no version or cipher in
 * common. `clientCertificate`: the server wants one from us. `certificate`: the TLS library here cannot use the
 * server's (desktop VS Code's refuses more kinds, vscode-platform 1.1), or there was none.
 */
export type TlsReason = 'notTls' | 'noAgreement' | 'clientCertificate' | 'certificate' | 'other';

/** How far the handshake was when it failed: `certificate` means that the server's was here already. */
export type TlsProgress = 'begun' | 'certificate' | 'done';

export function tlsFailure(code: string, progress: TlsProgress, sent: boolean): TransportFailure {
  return { kind: 'tlsFailed', reason: tlsReason(code, progress), code, sent };
}

/** OpenSSL's and Node's TLS codes mean the two could not agree; any other code is the network's. */
export function isTlsCode(code: string): boolean {
  return /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$)/.test(code);
}

/** By words that OpenSSL and BoringSSL share: their codes differ, and between releases too. */
function tlsReason(code: string, progress: TlsProgress): TlsReason {
  // An alert about a certificate can only be about ours.
  if (/ALERT_.*CERTIFICATE/.test(code)) return 'clientCertificate';
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(code)) return 'notTls';
  if (code.includes('HANDSHAKE_FAILURE')) {
    // Version and cipher were agreed on before the certificate: TLS 1.2 has no alert of its own for one of ours.
    return progress === 'begun' ? 'noAgreement' : 'clientCertificate';
  }
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|INSUFFICIENT_SECURITY|CIPHER/.test(code)) return 'noAgreement';
  if (progress === 'certificate' && !code.includes('ALERT')) return 'certificate';
  return /CERTIFICATE|KEY_USAGE|SIGNATURE_TYPE|SIGNATURE_ALGORITHM/.test(code) ? 'certificate' : 'other';
}
