import type { HttpResponse } from '../http/exchange.ts';
import { errorWords } from './errorBody.ts';
import type { Failure, Operation } from './failure.ts';

export interface Where {
  readonly server: string;
  readonly operation: Operation;
}

interface Known {
  /** Taken out of the server's words. */
  readonly secrets?: readonly string[] | undefined;
  readonly release?: string | undefined;
}

/** What a status outside 2xx means (facts sheet 1.6). */
export async function toFailure(
  response: HttpResponse,
  where: Where,
  { secrets, release }: Known = {},
): Promise<Failure> {
  const { status } = response;
  const common = { ...where, sent: true, status, words: await errorWords(response, secrets) };
  switch (status) {
    case 403:
      return { ...common, kind: 'denied' };
    case 404:
    case 410:
      return { ...common, kind: 'notFound' };
    case 405:
    case 406:
    case 415:
      return { ...common, kind: 'unsupported', ...(release === undefined ? {} : { release }) };
    case 409:
    case 412:
      return { ...common, kind: 'conflict' };
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
      return { ...common, kind: 'busy', retryAfterMs: response.retryAfterMs };
    default:
      return { ...common, kind: status >= 400 && status < 500 ? 'refused' : 'serverError' };
  }
}
