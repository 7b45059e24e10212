import type { IncomingMessage } from 'node:http';
import type { Network } from '../network.ts';
import { negotiate, type Format } from '../wire/negotiate.ts';
import type { Location } from '../world/location.ts';
import { refuse } from '../world/refusal.ts';
import { refusal, type Answer } from './answer.ts';
import { mediaType, readBody } from './readBody.ts';
import { findRoute, readPath } from './routes.ts';

/** The answer to a request whose sender is known, and the format to give it. */
export interface Outcome {
  readonly answer: Answer;
  readonly format: Format;
}

function page(status: 404 | 405, allow?: readonly string[]): Outcome {
  return {
    answer: { kind: 'page', status, ...(allow && { headers: { Allow: allow.join(', ') } }) },
    format: 'xml',
  };
}

/** Path, then method, then Accept, then body: nothing is done before all of them are in order. */
export async function carryOut(
  request: IncomingMessage,
  network: Network,
  location: Location,
): Promise<Outcome> {
  const segments = readPath(request.url ?? '/');
  const found = segments && findRoute(segments, location);
  if (found === undefined) return page(404);
  const { route, id } = found;
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const handler = route.methods[method];
  if (handler === undefined) return page(405, Object.keys(route.methods));
  const format = negotiate(request.headers.accept, mediaType(request), route.text ?? false);
  if (format === undefined) return { answer: refusal(refuse('notAcceptable')), format: 'xml' };
  const body = method === 'POST' || method === 'PUT' ? await readBody(request) : new Map<string, string>();
  if ('kind' in body) return { answer: body, format };
  return { answer: await handler({ network, location, id, fields: body }), format };
}
