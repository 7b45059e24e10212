import type { IncomingMessage } from 'node:http';
import { readJson } from '../wire/readJson.ts';
import { readXml } from '../wire/readXml.ts';
import { refuse, type Refusal } from '../world/refusal.ts';
import type { RequestFields } from '../world/requestFields.ts';
import { refusal, type Answer } from './answer.ts';

const LIMIT = 64 * 1024;

/** The media type of a request's body in lower case, without parameters. */
export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** `undefined` when the body is larger than {@link LIMIT}; its rest is read and dropped, so that the answer arrives. */
async function readBytes(request: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Iterating also rejects when the client had hung up before this was called; a `close` listener would wait for ever.
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LIMIT) chunks.push(chunk);
  }
  return size <= LIMIT ? Buffer.concat(chunks) : undefined;
}

function parse(text: string, type: string): RequestFields | Refusal {
  const body = type.endsWith('json') ? readJson(text) : readXml(text, 'HttpsLink');
  if (body === 'malformed') return refuse('malformedBody');
  return body === 'wrongRoot' ? refuse('wrongRoot') : body;
}

/**
 * Reads the body of a POST or PUT. A missing or unknown Content-Type is 415 (facts sheet 1.3), bad syntax 400.
 * Rejects when the client hangs up before the end.
 */
export async function readBody(request: IncomingMessage): Promise<RequestFields | Answer> {
  const type = mediaType(request);
  if (!['application/json', 'application/xml', 'text/xml'].includes(type))
    return refusal(refuse('noBodyType'));
  const bytes = await readBytes(request);
  if (bytes === undefined) return { kind: 'page', status: 413 };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refusal(refuse('malformedBody'));
  }
  const fields = parse(text, type);
  return 'refused' in fields ? refusal(fields) : fields;
}
