import { TransportError } from './failure.ts';
import type { HttpResponse } from './exchange.ts';
import { httpDate } from './httpDate.ts';
import { header } from './responseHead.ts';
import { retryAfterMs } from './retryAfter.ts';
import type { RawResponse } from './roundTrip.ts';

/**
 * Makes the protocol layer's answer of the bytes. Throws `protocol` for a charset nobody knows; bytes that are wrong
 * in their charset become U+FFFD.
 */
export function readResponse(raw: RawResponse, now: number): HttpResponse {
  const [type = '', ...parameters] = (header(raw, 'content-type') ?? '').split(';');
  const date = httpDate(header(raw, 'date'));
  return {
    status: raw.status,
    contentType: type.trim().toLowerCase(),
    text: decode(raw.body, charsetOf(parameters)),
    location: header(raw, 'location'),
    date,
    retryAfterMs: retryAfterMs(header(raw, 'retry-after'), date ?? new Date(now)),
  };
}

function charsetOf(parameters: readonly string[]): string {
  for (const parameter of parameters) {
    const match = /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(parameter);
    if (match?.[1] !== undefined) return match[1];
  }
  return 'utf-8';
}

/** A byte order mark is dropped (TextDecoder does that). */
function decode(body: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    throw new TransportError({ kind: 'protocol', code: 'UNKNOWN_CHARSET', sent: true });
  }
}
