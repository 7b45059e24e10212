/** What a person compares before trusting a certificate. All text comes from the server: show it as plain text. */
export interface Certificate {
  /** SHA-256 of the DER leaf, upper-case hex pairs joined by colons, as certificate pages print it. */
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  /** Subject alternative names without their type prefix. */
  readonly names: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly selfSigned: boolean;
}

/** For how long a certificate is valid. */
export type Validity = Pick<Certificate, 'validFrom' | 'validTo'>;

/**
 * Why a chain was not accepted by the root certificates. `incompleteChain`: it came alone, and its issuer is not known
 * here, so an intermediate certificate may be missing on the server. `code` is Node's or OpenSSL's code.
 */
export interface Distrust {
  readonly reason:
    'selfSigned' | 'unknownIssuer' | 'incompleteChain' | 'expired' | 'notYetValid' | 'wrongName' | 'other';
  readonly code: string;
}

/** How a server's certificate is judged: by the root certificates, or by being exactly the pinned one. */
export type Trust = { readonly kind: 'roots' } | { readonly kind: 'pin'; readonly sha256: string };

/** What a probe saw: the handshake only, not a byte of HTTP. */
export interface Probe {
  readonly certificate: Certificate;
  /** `undefined` when the root certificates and the host name accept it. */
  readonly distrust: Distrust | undefined;
}
