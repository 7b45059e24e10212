import { bodyText } from './bodyText.ts';
import type { HttpResponse } from './exchange.ts';
import { httpDate } from './httpDate.ts';
import { header } from './responseHead.ts';
import { retryAfterMs } from './retryAfter.ts';
import type { RawResponse } from './roundTrip.ts';

/** Makes the protocol layer's answer of the bytes. */
export function readResponse(raw: RawResponse, now: number): HttpResponse {
  const [type = ''] = (header(raw, 'content-type') ?? '').split(';', 1);
  const date = httpDate(header(raw, 'date'));
  return {
    status: raw.status,
    contentType: type.trim().toLowerCase(),
    ...bodyText(raw),
    endedByClose: !hasLength(raw),
    location: header(raw, 'location'),
    date,
    retryAfterMs: retryAfterMs(header(raw, 'retry-after'), date ?? new Date(now)),
  };
}

function hasLength(raw: RawResponse): boolean {
  return ['content-length', 'transfer-encoding'].some((name) => header(raw, name) !== undefined);
}
