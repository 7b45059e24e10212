import { createHash } from 'node:crypto';
import type { HttpResponse } from '../http/exchange.ts';

/**
 * What the last body was decoded to: most readings of a list bring the one before, which need not be decoded again. Of
 * the body itself only a digest is kept.
 */
export interface LastBody<T> {
  /** `undefined` for another body. */
  valueOf(response: HttpResponse): T | undefined;
  keep(response: HttpResponse, value: T): void;
}

export function createLastBody<T>(): LastBody<T> {
  let last: { readonly digest: string; readonly value: T } | undefined;
  return {
    valueOf: (response) => (last?.digest === digestOf(response) ? last.value : undefined),
    keep(response, value) {
      last = { digest: digestOf(response), value };
    },
  };
}

function digestOf({ contentType, text }: HttpResponse): string {
  return createHash('sha1').update(contentType).update('\n').update(text).digest('base64');
}
