import assert from 'node:assert/strict';
import { createCupiClient, type CupiClient } from '../../../src/cupi/client.ts';
import type { Failure } from '../../../src/cupi/failure.ts';
import { CupiError } from '../../../src/cupi/failure.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/exchange.ts';
import { response } from './fixture.ts';

export interface FakeServer {
  readonly client: CupiClient;
  /** What was sent, in order. */
  readonly requests: readonly HttpRequest[];
}

/** A client whose transport gives the answers in order; an answer that is an error is thrown. */
export function fakeServer(
  format: 'json' | 'xml',
  ...answers: (Partial<HttpResponse> | Error)[]
): FakeServer {
  const requests: HttpRequest[] = [];
  const send = (request: HttpRequest) => {
    requests.push(request);
    const next = answers[requests.length - 1] ?? new Error('one request too many');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(response(next));
  };
  return { client: createCupiClient({ server: () => 'lab', format, send }), requests };
}

/** The failure a call rejects with; fails the test when it resolves or rejects with anything else. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const error: unknown = await call.then(
    () => assert.fail('the call succeeded'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof CupiError, String(error));
  return error.failure;
}
