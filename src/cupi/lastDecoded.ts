import type { HttpResponse } from '../http/exchange.ts';
import type { Decoded } from './decode/problem.ts';
import { textDigest } from './textDigest.ts';

/** Decodes a body, or gives what the last one was decoded to, where it is the same: most readings of a list are. */
export type LastDecoded<T> = (response: HttpResponse, decode: () => Decoded<T>) => Decoded<T>;

/** Of the body itself only a digest is kept. */
export function createLastDecoded<T>(): LastDecoded<T> {
  let last:
    { readonly contentType: string; readonly digest: string; readonly decoded: Decoded<T> } | undefined;
  return ({ contentType, text, unreadable }, decode) => {
    if (unreadable) return decode();
    const digest = textDigest(text);
    if (last?.digest === digest && last.contentType === contentType) return last.decoded;
    const decoded = decode();
    if (decoded.kind === 'ok') last = { contentType, digest, decoded };
    return decoded;
  };
}
