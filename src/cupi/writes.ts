import type { HttpResponse } from '../http/exchange.ts';
import { LINKS_LIMIT, answer, type Call, type Calls, type ClientOptions } from './call.ts';
import { looksLikeHtml } from './decode/mediaType.ts';
import { CupiError, type Operation, type PayloadReason } from './failure.ts';

/** The write was answered with 2xx, yet not as documented: whether it took effect must be looked up. */
export function notAsDocumented(
  options: ClientOptions,
  operation: Operation,
  response: HttpResponse,
  reason: PayloadReason,
): CupiError {
  const server = options.server();
  return new CupiError({
    server,
    operation,
    sent: true,
    kind: 'badPayload',
    status: response.status,
    reason,
  });
}

/**
 * Sends a write. Any 2xx with any text succeeds (facts sheet 1.6), except a whole HTML page, or what may hide one: that
 * is a sign-in page or something in between, not Unity Connection's answer.
 */
export async function write(
  options: Calls,
  call: Omit<Call, 'limit'>,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  const response = await answer(options, { ...call, limit: LINKS_LIMIT }, signal);
  const { unreadable } = response;
  if (unreadable === 'encoding' || unreadable === 'charset')
    throw notAsDocumented(options, call.operation, response, unreadable);
  if (looksLikeHtml(response.text)) throw notAsDocumented(options, call.operation, response, 'html');
  return response;
}
