import type { Certificate, Distrust } from './certificate.ts';

/** Where a request was when it failed. Up to `trust` nothing of HTTP has been sent. */
export type Phase = 'queue' | 'dns' | 'tcp' | 'proxy' | 'tls' | 'trust' | 'headers' | 'body' | 'total';

type Cause =
  | { readonly kind: 'unreachable'; readonly phase: Phase; readonly code: string }
  | { readonly kind: 'timeout'; readonly phase: Phase; readonly afterMs: number }
  | { readonly kind: 'untrusted'; readonly certificate: Certificate; readonly distrust: Distrust }
  | { readonly kind: 'certificateChanged'; readonly pinned: string; readonly certificate: Certificate }
  | { readonly kind: 'tlsFailed'; readonly code: string }
  | { readonly kind: 'proxy'; readonly code: string; readonly status?: number }
  | { readonly kind: 'cancelled' }
  /** No usable password (none stored, or the stored one was refused before): nothing was sent. */
  | { readonly kind: 'signInNeeded'; readonly refused: boolean }
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
