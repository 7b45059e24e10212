import { createHash } from 'node:crypto';
import type { HttpResponse } from '../http/exchange.ts';
import type { Decoded } from './decode/problem.ts';

/** Decodes a body, or gives what the last one was decoded to, where it is the same: most readings of a list are. */
export type LastDecoded<T> = (response: HttpResponse, decode: () => Decoded<T>) => Decoded<T>;

/** Of the body itself only a digest is kept. */
export function createLastDecoded<T>(): LastDecoded<T> {
  let last: { readonly digest: string; readonly decoded: Decoded<T> } | undefined;
  return (response, decode) => {
    if (response.unreadable) return decode();
    const digest = digestOf(response);
    if (last?.digest === digest) return last.decoded;
    const decoded = decode();
    if (decoded.kind === 'ok') last = { digest, decoded };
    return decoded;
  };
}

function digestOf({ contentType, text }: HttpResponse): string {
  return createHash('sha1').update(contentType).update('\n').update(text).digest('base64');
}
