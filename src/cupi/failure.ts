import type { TransportFailure } from '../http/failure.ts';

export type Operation =
  | 'list'
  | 'view'
  | 'join'
  | 'update'
  | 'unjoin'
  | 'unjoinSelf'
  | 'version'
  | 'productVersion'
  | 'vmsServers'
  | 'locations'
  | 'probe';

/** What a server said of an error, trimmed and cut to 300 characters; text from outside, shown as plain text. */
export interface ServerWords {
  readonly code: string | undefined;
  readonly message: string | undefined;
}

type Refusal =
  /** 403: the account lacks the role, or a platform check refused. */
  | { readonly kind: 'denied'; readonly status: number; readonly words: ServerWords }
  | { readonly kind: 'notFound'; readonly status: number; readonly words: ServerWords }
  /** 405, 406, 415: this release does not offer the call. */
  | {
      readonly kind: 'unsupported';
      readonly status: number;
      readonly words: ServerWords;
      /** The release, if this session has been told it. */
      readonly release?: string;
    }
  /** 409, 412: what the server has speaks against it, such as an object that is there already. */
  | { readonly kind: 'conflict'; readonly status: number; readonly words: ServerWords }
  /** Any other 4xx: the server read the request and said no. */
  | { readonly kind: 'refused'; readonly status: number; readonly words: ServerWords }
  /** 408, 429, 503, and 502/504 of something in between. */
  | {
      readonly kind: 'busy';
      readonly status: number;
      readonly words: ServerWords;
      readonly retryAfterMs: number | undefined;
    }
  | { readonly kind: 'serverError'; readonly status: number; readonly words: ServerWords };

type Payload =
  /** The answer is not what this call returns. `reason` is a stable word for the sentence table. */
  | {
      readonly kind: 'badPayload';
      readonly status: number;
      readonly reason: PayloadReason;
      /** Where the answer stops making sense, if it is text that was read that far. */
      readonly at?: TextPosition;
    }
  /** The list names `total` links but holds `rows`: shown as an error, never as a shorter list. */
  | { readonly kind: 'partial'; readonly status: number; readonly total: number; readonly rows: number };

/** Both counted from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

export type PayloadReason =
  | 'empty'
  /** Compressed, which was not asked for. */
  | 'encoding'
  /** In a charset nobody knows. */
  | 'charset'
  /** With bytes that are wrong in its charset. */
  | 'bytes'
  | 'html'
  | 'foreignType'
  | 'malformedXml'
  | 'malformedJson'
  | 'doctype'
  /** Far more parts or rows than any such answer has. */
  | 'tooComplex'
  | 'wrongRoot'
  | 'wrongShape'
  /** A link, but not the one that was asked for. */
  | 'otherLink'
  | 'noNewLink';

type Misuse =
  /** The server is marked read-only here: no change is sent to it. */
  | { readonly kind: 'readOnly' }
  /** What is known of the server here has changed since the change was begun, or the server has left the list. */
  | { readonly kind: 'outdated' }
  /** Found before sending: nothing left the machine. */
  | {
      readonly kind: 'invalidRequest';
      readonly field: string;
      readonly reason: 'missing' | 'malformed' | 'empty';
    };

/** Everything that can go wrong with a call, safe to show: it never holds a header, a body or a password. */
export type Failure = { readonly server: string; readonly operation: Operation; readonly sent: boolean } & (
  TransportFailure | Refusal | Payload | Misuse
);

export type FailureKind = Failure['kind'];

/** Carries a {@link Failure}. Tell it apart by `failure`, never by `instanceof` (see failureOf in servers/). */
export class CupiError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.operation}: ${failure.kind}`);
    this.name = 'CupiError';
    this.failure = failure;
  }
}
