import assert from 'node:assert/strict';
import type { Failure } from '../../../src/cupi/failure.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { setUpClient, type Format } from '../../support/cupi.ts';
import { script } from '../../support/script.ts';
import { failureOf } from '../../unit/cupi/fakeServer.ts';

/** An answer whose body is these bytes. */
export function answer(body: string | Buffer, type: string, status = 200): Buffer {
  const bytes = Buffer.from(body);
  const head = `HTTP/1.1 ${status} X\r\nContent-Type: ${type}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** What a list call reads of an answer, or what it says of it. */
export async function listed(format: Format, text: string | Buffer): Promise<readonly HttpsLink[] | Failure> {
  const { client, server } = await setUpClient(format, script({ text }));
  const call = client.list().then(({ links }) => links);
  const read = await call.catch(() => failureOf(call));
  assert.equal(server.requests.length, 1, 'asked once');
  return read;
}

/** The names of the links it reads, or what it says of the answer. */
export async function namesIn(
  format: Format,
  text: string | Buffer,
): Promise<readonly (string | undefined)[] | Failure> {
  const read = await listed(format, text);
  return 'kind' in read ? read : read.map(({ displayName }) => displayName);
}
