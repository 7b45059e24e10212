import type { Certificate, Distrust } from './certificate.ts';
import type { ProxySource } from './proxy/route.ts';
import type { TlsReason } from './tlsFailure.ts';

/** Where a request was when it failed. Up to `tls` nothing of HTTP has been sent to the server. */
export type Phase = 'queue' | 'dns' | 'tcp' | 'tls' | 'headers' | 'body' | 'total';

/** What is wrong with a proxy, or what it said. */
export type ProxyTrouble =
  'address' | 'unreachable' | 'timeout' | 'tls' | 'untrusted' | 'authentication' | 'refused' | 'protocol';

type Cause =
  | { readonly kind: 'unreachable'; readonly phase: Phase; readonly code: string }
  | { readonly kind: 'timeout'; readonly phase: Phase; readonly afterMs: number }
  | { readonly kind: 'untrusted'; readonly certificate: Certificate; readonly distrust: Distrust }
  | { readonly kind: 'certificateChanged'; readonly pinned: string; readonly certificate: Certificate }
  | { readonly kind: 'tlsFailed'; readonly reason: TlsReason; readonly code: string }
  /** The proxy, not the server; `name` is its host and port, empty when its address cannot be read. */
  | {
      readonly kind: 'proxy';
      readonly name: string;
      readonly source: ProxySource;
      readonly trouble: ProxyTrouble;
      readonly code: string;
      readonly status?: number;
    }
  /** The certificate authorities the user named cannot be used; `code` is of the file system, or NO_CERTIFICATES. */
  | { readonly kind: 'authorities'; readonly path: string; readonly code: string }
  | { readonly kind: 'cancelled' }
  /** No usable password (none stored, or the stored one was refused before): nothing was sent. */
  | {
      readonly kind: 'signInNeeded';
      readonly refused: boolean;
      /** There is a password that several servers share, and nobody has agreed to send it to this one. */
      readonly notAllowed?: true;
    }
  /** The server refused the password just now; it is remembered and not sent again. */
  | { readonly kind: 'signInRefused' }
  /** A 3xx, never followed; `target` is only the origin it pointed to. */
  | { readonly kind: 'redirected'; readonly status: number; readonly target: string }
  | { readonly kind: 'tooLarge'; readonly what: 'headers' | 'body'; readonly limit: number }
  | { readonly kind: 'protocol'; readonly code: string }
  /** The connection ended before the whole answer was here. */
  | { readonly kind: 'cutOff'; readonly phase: Phase; readonly code: string };

/** Why a request has no answer. `sent` false: the server certainly never saw it; true: it may have acted on it. */
export type TransportFailure = Cause & { readonly sent: boolean };

/** Carries a {@link TransportFailure}. Tell it apart by `transport`, never by `instanceof` (bundles copy classes). */
export class TransportError extends Error {
  readonly transport: TransportFailure;
  constructor(transport: TransportFailure) {
    super(`transport: ${transport.kind}`);
    this.name = 'TransportError';
    this.transport = transport;
  }
}
