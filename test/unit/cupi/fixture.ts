import { readFileSync } from 'node:fs';
import type { HttpResponse } from '../../../src/http/exchange.ts';

export function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
}

/** An answer, 200 with nothing said but what is given. */
export function response(given: Partial<HttpResponse>): HttpResponse {
  return {
    status: 200,
    contentType: '',
    text: '',
    unreadable: undefined,
    endedByClose: false,
    location: undefined,
    date: undefined,
    retryAfterMs: undefined,
    ...given,
  };
}

export function json(text: string): HttpResponse {
  return response({ contentType: 'application/json', text });
}

export function xml(text: string): HttpResponse {
  return response({ contentType: 'application/xml', text });
}
