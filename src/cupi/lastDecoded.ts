import type { HttpResponse } from '../http/exchange.ts';
import type { Decoded } from './decode/problem.ts';
import { textDigest } from './textDigest.ts';

/** Decodes a body, or gives what the last one was decoded to, where it is the same: most readings of a list are. */
export type LastDecoded<T> = (
  response: HttpResponse,
  decode: () => Promise<Decoded<T>>,
) => Promise<Decoded<T>>;

/** Of the body itself only a digest is kept. */
export function createLastDecoded<T>(): LastDecoded<T> {
  let last:
    { readonly contentType: string; readonly digest: string; readonly decoded: Decoded<T> } | undefined;
  return async ({ contentType, text, unreadable }, decode) => {
    if (unreadable) return decode();
    const digest = textDigest(text);
    if (last?.digest === digest && last.contentType === contentType) return last.decoded;
    // Another body may have been decoded meanwhile; whichever ends last is kept as a whole.
    const decoded = await decode();
    if (decoded.kind === 'ok') last = { contentType, digest, decoded };
    return decoded;
  };
}
