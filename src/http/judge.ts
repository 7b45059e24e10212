import { timingSafeEqual, X509Certificate } from 'node:crypto';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { Certificate, Distrust, Probe, Trust, Validity } from './certificate.ts';
import { describeCertificate, validity } from './describeCertificate.ts';
import { errorCode } from './errorCode.ts';
import type { TransportFailure } from './failure.ts';
import { tlsFailure } from './tlsFailure.ts';

export type Judgement = { readonly trusted: Validity } | { readonly failure: TransportFailure };

/**
 * Judges a finished handshake, before a byte of HTTP. A connection that shows no readable certificate is never trusted. A
 * pinned certificate is, whatever else is wrong with it: appliances live on with expired ones.
 */
export function judge(socket: TLSSocket, host: string, trust: Trust): Judgement {
  return trust.kind === 'roots' ? judgeByRoots(socket, host) : judgeByPin(socket, trust.sha256);
}

function judgeByRoots(socket: TLSSocket, host: string): Judgement {
  const seen = inspectPeer(socket, host);
  if (!seen) return nothingShown;
  const { certificate, distrust } = seen;
  if (!distrust) return { trusted: certificate };
  return { failure: { kind: 'untrusted', certificate, distrust, sent: false } };
}

/** Neither the chain nor the host name is looked at, nor who has signed it: that takes twice as long as all the rest. */
function judgeByPin(socket: TLSSocket, pinned: string): Judgement {
  // Takes it out of what `getPeerCertificate` gives (Node 24), which nobody asks for after this.
  const shown = socket.isSessionReused() ? undefined : socket.getPeerX509Certificate();
  if (shown && isPinned(shown, pinned)) return { trusted: validity(shown) };
  const certificate = shown && described(shown);
  if (!certificate) return nothingShown;
  return { failure: { kind: 'certificateChanged', pinned, certificate, sent: false } };
}

const nothingShown: Judgement = { failure: tlsFailure('NO_CERTIFICATE', 'done', false) };

/** The certificate and what the root certificates and the host name say to it; needs the context of the roots. */
export function inspectPeer(socket: TLSSocket, host: string): Probe | undefined {
  const peer = socket.getPeerCertificate();
  // Without a certificate Node answers `{}`, against its types.
  if (!('raw' in peer) || socket.isSessionReused()) return undefined;
  const certificate = described(peer.raw);
  if (!certificate) return undefined;
  const wrongName = checkServerIdentity(host, peer);
  if (socket.authorized && !wrongName) return { certificate, distrust: undefined };
  const code = socket.authorized ? errorCode(wrongName) : authorizationCode(socket);
  return { certificate, distrust: { reason: reasonOf(code, certificate, socket), code } };
}

function described(shown: Buffer | X509Certificate): Certificate | undefined {
  try {
    return describeCertificate(shown instanceof X509Certificate ? shown : new X509Certificate(shown));
  } catch {
    return undefined;
  }
}

/** Neither the server nor the roots had its issuer. */
function cameAlone(socket: TLSSocket): boolean {
  return !('issuerCertificate' in socket.getPeerCertificate(true));
}

/** Node gives the code as a string here, against its types. */
function authorizationCode(socket: TLSSocket): string {
  const error: unknown = socket.authorizationError;
  return typeof error === 'string' ? error : errorCode(error);
}

const reasons: Readonly<Record<string, Distrust['reason']>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownIssuer',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrongName',
};

/** An incomplete chain has no code of its own: it depends on whether authorities below a root are trusted. */
function reasonOf(code: string, { selfSigned }: Certificate, socket: TLSSocket): Distrust['reason'] {
  const reason = reasons[code] ?? 'other';
  if (reason !== 'unknownIssuer') return reason;
  // Some TLS libraries look for the issuer of a certificate that is its own but may sign no others.
  if (selfSigned) return 'selfSigned';
  return cameAlone(socket) ? 'incompleteChain' : reason;
}

/** Some TLS libraries throw for what they cannot read (vscode-platform 1.1). */
function isPinned(shown: X509Certificate, pinned: string): boolean {
  try {
    return samePrint(shown.fingerprint256, pinned);
  } catch {
    return false;
  }
}

/** Compares two SHA-256 fingerprints, however they are written; what is not 32 bytes equals nothing. */
function samePrint(one: string, other: string): boolean {
  const [a, b] = [one, other].map((print) => Buffer.from(print.replaceAll(':', ''), 'hex'));
  return a?.length === 32 && b?.length === 32 && timingSafeEqual(a, b);
}
