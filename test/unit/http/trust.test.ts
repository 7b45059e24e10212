import assert from 'node:assert/strict';
import { response } from '../../support/rawTlsServer.ts';
import { anyCertificate, cleanUp, failureOf, read, setUp } from '../../support/transport.ts';

describe('trust', () => {
  afterEach(cleanUp);

  it('takes a pin that is no fingerprint for a mismatch', async () => {
    for (const sha256 of ['', 'zz', 'AB']) {
      const { server, session } = await setUp((_, socket) => socket.write(response(200)), {
        trust: () => ({ kind: 'pin', sha256 }),
      });
      assert.equal((await failureOf(session.send(read))).kind, 'certificateChanged');
      assert.equal(server.counts.bytes, 0);
    }
  });

  it('reads the trust at every connect, however the fingerprint is written', async () => {
    const { sha256 } = await anyCertificate();
    let pin = 'AB:'.repeat(31) + 'AB';
    const { session } = await setUp((_, socket) => socket.write(response(200)), {
      trust: () => ({ kind: 'pin', sha256: pin }),
    });
    assert.equal((await failureOf(session.send(read))).kind, 'certificateChanged');
    pin = sha256.toLowerCase().replaceAll(':', '');
    assert.equal((await session.send(read)).status, 200);
  });
});
