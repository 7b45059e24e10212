import { timingSafeEqual } from 'node:crypto';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { Certificate, Distrust, Probe, Trust } from './certificate.ts';
import { describeCertificate } from './describeCertificate.ts';
import { errorCode } from './errorCode.ts';
import type { TransportFailure } from './failure.ts';
import { tlsFailure } from './tlsFailure.ts';

export type Judgement = { readonly trusted: Certificate } | { readonly failure: TransportFailure };

/**
 * Judges a finished handshake, before a byte of HTTP. A connection that shows no readable certificate is never trusted. A
 * pinned certificate is, whatever else is wrong with it: appliances live on with expired ones.
 */
export function judge(socket: TLSSocket, host: string, trust: Trust): Judgement {
  const seen = inspectPeer(socket, host);
  if (!seen) return { failure: tlsFailure('NO_CERTIFICATE', 'done', false) };
  const { certificate, distrust } = seen;
  if (trust.kind === 'roots') {
    if (!distrust) return { trusted: certificate };
    return { failure: { kind: 'untrusted', certificate, distrust, sent: false } };
  }
  if (samePrint(certificate.sha256, trust.sha256)) return { trusted: certificate };
  return { failure: { kind: 'certificateChanged', pinned: trust.sha256, certificate, sent: false } };
}

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
  return { certificate, distrust: { reason: reasonOf(code, certificate, cameAlone(socket)), code } };
}

function described(der: Buffer): Certificate | undefined {
  try {
    return describeCertificate(der);
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
function reasonOf(code: string, { selfSigned }: Certificate, alone: boolean): Distrust['reason'] {
  const reason = reasons[code] ?? 'other';
  if (reason !== 'unknownIssuer') return reason;
  // Some TLS libraries look for the issuer of a certificate that is its own but may sign no others.
  if (selfSigned) return 'selfSigned';
  return alone ? 'incompleteChain' : reason;
}

/** Compares two SHA-256 fingerprints, however they are written; what is not 32 bytes equals nothing. */
function samePrint(one: string, other: string): boolean {
  const [a, b] = [one, other].map((print) => Buffer.from(print.replaceAll(':', ''), 'hex'));
  return a?.length === 32 && b?.length === 32 && timingSafeEqual(a, b);
}
