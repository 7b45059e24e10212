import { type Failure, CupiError } from '../failure.ts';
import type { Where } from '../toFailure.ts';

/** What a write sends, in the documented order; every scalar is text on the wire (facts sheet 1.4). */
export type WireFields = readonly (readonly [name: string, value: string])[];

type Misuse = Extract<Failure, { kind: 'invalidRequest' }>['reason'];

/** What XML 1.0 cannot carry, not even escaped. Refused in JSON too: what is stored must fit both. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Refuses a request before it is sent. `field` is the wire name. */
export function invalidRequest(where: Where, field: string, reason: Misuse): never {
  throw new CupiError({ ...where, sent: false, kind: 'invalidRequest', field, reason });
}

export function refuseIllegal(where: Where, fields: WireFields): WireFields {
  const broken = fields.find(([, value]) => ILLEGAL.test(value));
  return broken ? invalidRequest(where, broken[0], 'malformed') : fields;
}

/** A mandatory text; only a password may begin or end with a blank. */
export function required(
  where: Where,
  field: string,
  value: string,
  blanks: 'trim' | 'keep' = 'trim',
): string {
  const text = blanks === 'trim' ? value.trim() : value;
  return text === '' ? invalidRequest(where, field, 'missing') : text;
}
