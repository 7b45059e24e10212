import assert from 'node:assert/strict';
import type { LookupFunction } from 'node:net';
import { response } from '../support/rawTlsServer.ts';
import { afterwards, cleanUp, failureOf, read, setUp } from '../support/transport.ts';

/** A name service that always fails with this code, and how often it was asked. */
function failingNames(code: string): { readonly lookup: LookupFunction; readonly asked: () => number } {
  let asked = 0;
  const lookup: LookupFunction = (host, _options, callback) => {
    asked += 1;
    const error = Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code });
    process.nextTick(() => callback(error, ''));
  };
  return { lookup, asked: () => asked };
}

describe('faults: connect', () => {
  afterEach(cleanUp);

  it('1 takes an unknown name for an answer: asked once, and other servers go on', async () => {
    const { lookup, asked } = failingNames('ENOTFOUND');
    const { open, session } = await setUp((_, socket) => socket.write(response(200, '{}')));
    const lost = open({ origin: 'https://unity.example', lookup });
    afterwards(() => lost.dispose());
    const [failure, other] = await Promise.all([failureOf(lost.send(read)), session.send(read)]);
    assert.deepEqual(failure, { kind: 'unreachable', phase: 'dns', code: 'ENOTFOUND', sent: false });
    assert.equal(asked(), 1);
    assert.equal(other.status, 200);
  });
});
