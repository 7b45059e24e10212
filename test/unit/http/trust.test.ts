import assert from 'node:assert/strict';
import type { Trust } from '../../../src/http/certificate.ts';
import { makeCertificate, makeIssuer } from '../../support/certificates.ts';
import { response } from '../../support/rawTlsServer.ts';
import { anyCertificate, cleanUp, failureOf, read, setUp, write } from '../../support/transport.ts';

const roots = (): Trust => ({ kind: 'roots' });
const wrongPin = (): Trust => ({ kind: 'pin', sha256: 'AB:'.repeat(31) + 'AB' });

describe('trust', () => {
  afterEach(cleanUp);

  it('sends not a byte of HTTP to a server with another certificate than the pinned one', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(response(200)), { trust: wrongPin });
    for (const request of [read, write]) {
      const failure = await failureOf(session.send(request));
      assert.equal(failure.kind, 'certificateChanged');
      assert.equal(failure.sent, false);
      assert.equal(failure.pinned, 'AB:'.repeat(31) + 'AB');
      assert.equal(failure.certificate.sha256, (await anyCertificate()).sha256);
    }
    assert.equal(server.counts.bytes, 0);
    assert.equal(server.counts.tcp, 2, 'trust is not retried');
  });

  it('takes a pin that is no fingerprint for a mismatch', async () => {
    for (const sha256 of ['', 'zz', 'AB']) {
      const { server, session } = await setUp((_, socket) => socket.write(response(200)), {
        trust: () => ({ kind: 'pin', sha256 }),
      });
      assert.equal((await failureOf(session.send(read))).kind, 'certificateChanged');
      assert.equal(server.counts.bytes, 0);
    }
  });

  it('accepts a pinned certificate whatever else is wrong with it, and sends no SNI to an address', async () => {
    const expired = await makeCertificate({
      names: ['elsewhere.example'],
      validTo: new Date(Date.now() - 1_000),
    });
    const { server, session } = await setUp((_, socket) => socket.write(response(200)), {
      trust: () => ({ kind: 'pin', sha256: expired.sha256.toLowerCase() }),
    });
    server.setCertificate(expired);
    assert.equal((await session.send(read)).status, 200);
    assert.deepEqual(server.serverNames, [false]);
  });

  it('sends the host name as SNI', async () => {
    const { server, open } = await setUp((_, socket) => socket.write(response(200)));
    await open({ origin: `https://localhost:${server.port}` }).send(read);
    assert.deepEqual(server.serverNames, ['localhost']);
  });

  it('notices a certificate that is swapped between two connections', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(response(200)));
    await session.send(write);
    server.setCertificate(await makeCertificate());
    const bytes = server.counts.bytes;
    assert.equal((await failureOf(session.send(write))).kind, 'certificateChanged');
    assert.equal(server.counts.bytes, bytes);
  });

  it('reads the trust at every connect', async () => {
    let trust = wrongPin();
    const { session } = await setUp((_, socket) => socket.write(response(200)), { trust: () => trust });
    assert.equal((await failureOf(session.send(read))).kind, 'certificateChanged');
    trust = { kind: 'pin', sha256: (await anyCertificate()).sha256 };
    assert.equal((await session.send(read)).status, 200);
  });

  it('shows the certificate the roots do not accept, with 0 bytes sent', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(response(200)), { trust: roots });
    const failure = await failureOf(session.send(read));
    assert.equal(failure.kind, 'untrusted');
    assert.equal(failure.certificate.sha256, (await anyCertificate()).sha256);
    assert.deepEqual(failure.distrust, { reason: 'selfSigned', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    assert.equal(failure.certificate.selfSigned, true);
    assert.deepEqual(failure.certificate.names, ['127.0.0.1', 'localhost']);
    server.setCertificate(await makeCertificate({ issuer: await makeIssuer() }));
    const other = await failureOf(session.send(read));
    assert.equal(other.kind, 'untrusted');
    assert.equal(other.distrust.reason, 'incompleteChain');
    assert.equal(other.certificate.selfSigned, false);
    assert.equal(server.counts.bytes, 0);
  });

  it('is not weakened by the environment', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const { server, session } = await setUp((_, socket) => socket.write(response(200)), { trust: roots });
      assert.equal((await failureOf(session.send(read))).kind, 'untrusted');
      assert.equal(server.counts.bytes, 0);
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });

  it('resumes no session', async () => {
    const reused: boolean[] = [];
    const { session } = await setUp((_, socket) => {
      reused.push(socket.isSessionReused());
      socket.write(response(200));
    });
    await session.send(write);
    await session.send(write);
    assert.deepEqual(reused, [false, false]);
  });
});
