import type { PayloadReason, TextPosition } from '../failure.ts';

/** Why an answer is not what the call returns; `failure.ts` says what each means. */
type PayloadProblem =
  | { readonly kind: 'badPayload'; readonly reason: PayloadReason; readonly at?: TextPosition }
  | { readonly kind: 'partial'; readonly total: number; readonly rows: number };

/** A value, or the reason why there is none. */
export type Decoded<T> = { readonly kind: 'ok'; readonly value: T } | PayloadProblem;

export function ok<T>(value: T): Decoded<T> {
  return { kind: 'ok', value };
}

export function bad(reason: PayloadReason, at?: TextPosition): PayloadProblem {
  return { kind: 'badPayload', reason, ...(at ? { at } : {}) };
}
