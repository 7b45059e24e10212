import type { HttpResponse } from '../http/exchange.ts';
import { answer, type Call, type Calls } from './call.ts';
import { readDocument, type Document } from './decode/document.ts';
import { bad, type Decoded } from './decode/problem.ts';
import { CupiError } from './failure.ts';
import type { LastDecoded } from './lastDecoded.ts';

/** What came back besides the model: the server's clock, and the body as it was. */
export interface Answer<T> {
  readonly value: T;
  readonly response: HttpResponse;
}

/**
 * Sends a GET and decodes its answer; an answer that is not what the call returns rejects like any failure. With `last`,
 * a body that is the same as before gives the very same value.
 */
export async function read<T>(
  options: Calls,
  call: Omit<Call, 'method' | 'body'>,
  decode: (document: Document) => Decoded<T>,
  signal: AbortSignal | undefined,
  last: LastDecoded<T> = (_, decodeBody) => decodeBody(),
): Promise<Answer<T>> {
  const response = await answer(options, { ...call, method: 'GET' }, signal);
  const decoded = await last(response, () => decodedBody(response, decode));
  if (decoded.kind === 'ok') return { value: decoded.value, response };
  const server = options.server();
  throw new CupiError({ server, operation: call.operation, sent: true, status: response.status, ...decoded });
}

/** A single wrong byte is refused as well: nobody can tell which name it stands in. */
async function decodedBody<T>(
  response: HttpResponse,
  decode: (document: Document) => Decoded<T>,
): Promise<Decoded<T>> {
  if (response.unreadable) return bad(response.unreadable);
  const document = await readDocument(response);
  return document.kind === 'ok' ? decode(document.value) : document;
}
