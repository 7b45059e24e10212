import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { response, startRawTlsServer } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import {
  afterwards,
  anyCertificate,
  cleanUp,
  failureOf,
  read,
  setUpSignedIn,
  write,
} from '../support/transport.ts';
import { sentOnce } from './sent.ts';

describe('faults: redirects', () => {
  afterEach(cleanUp);

  /** Places a redirect may lead to, and how often anybody came there. */
  async function places() {
    let visits = 0;
    const plain = createServer((socket) => {
      visits += 1;
      socket.on('error', () => undefined).destroy();
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    afterwards(() => new Promise((resolve) => plain.close(() => resolve())));
    const address = plain.address();
    const http = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const otherPort = await startRawTlsServer(await anyCertificate(), (_, socket) => socket.destroy());
    afterwards(() => otherPort.close());
    return {
      visits: () => visits + otherPort.counts.tcp,
      locations: [
        ['/vmrest/login?x=secret', 'itself'],
        [`${otherPort.origin}/secret`, otherPort.origin],
        [`//localhost:${otherPort.port}/secret`, `https://localhost:${otherPort.port}`],
        [`${http.replace('http://', 'http://user:secret@')}/secret`, http],
        ['javascript:secret', ''],
        ['https://[', ''],
      ] as const,
    };
  }

  for (const status of [301, 302, 303, 307, 308])
    it(`49 follows no ${status}, and tells of its address only the origin`, async () => {
      const { locations, visits } = await places();
      for (const [location, target] of locations) {
        const text = response(status, 'moved', [`Location: ${location}`]);
        for (const request of [read, write]) {
          const { server, session, log } = await setUpSignedIn(script({ text }));
          const failure = await failureOf(session.send(request));
          const expected = target === 'itself' ? server.origin : target;
          assert.deepEqual(failure, { kind: 'redirected', status, target: expected, sent: true });
          sentOnce(49, server.requests.length);
          assert.ok(!JSON.stringify(log).includes('secret'));
        }
      }
      assert.equal(visits(), 0);
    });

  it('49 follows none without an address', async () => {
    const { server, session } = await setUpSignedIn(script({ text: response(302) }));
    assert.deepEqual(await failureOf(session.send(read)), {
      kind: 'redirected',
      status: 302,
      target: '',
      sent: true,
    });
    assert.equal(server.requests.length, 1);
  });
});
