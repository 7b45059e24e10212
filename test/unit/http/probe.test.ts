import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { probeCertificate } from '../../../src/http/probe.ts';
import { makeCertificate, makeIssuer } from '../../support/certificates.ts';
import { waitFor } from '../../support/waitFor.ts';
import { afterwards, anyCertificate, cleanUp, failureOf, setUp } from '../../support/transport.ts';

/** A plain TCP server that greets like this. */
async function plainServer(greeting: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).resume();
    if (greeting !== '') socket.write(greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  return `https://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

describe('probe', () => {
  afterEach(cleanUp);

  it('shows a self-signed certificate without a byte of HTTP', async () => {
    const { server } = await setUp(() => undefined);
    const { certificate, distrust } = await probeCertificate(server.origin);
    assert.equal(certificate.sha256, (await anyCertificate()).sha256);
    assert.equal(certificate.subject, 'CN=127.0.0.1');
    assert.equal(certificate.issuer, 'CN=127.0.0.1');
    assert.ok(certificate.validFrom.getTime() < Date.now() && certificate.validTo.getTime() > Date.now());
    assert.equal(distrust?.reason, 'selfSigned');
    assert.equal(server.counts.bytes, 0);
    await waitFor(() => server.open() === 0);
  });

  it('tells why a certificate is not trusted', async () => {
    const { server } = await setUp(() => undefined);
    const issuer = await makeIssuer();
    server.setCertificate(
      await makeCertificate({ issuer, names: ['a.example', 'b, c.example', '10.0.0.1'] }),
    );
    const { certificate, distrust } = await probeCertificate(server.origin);
    assert.equal(distrust?.reason, 'incompleteChain');
    assert.equal(certificate.issuer, 'CN=Test Root');
    assert.deepEqual(certificate.names, ['a.example', 'b, c.example', '10.0.0.1']);
    assert.equal(certificate.selfSigned, false);
  });

  it('says of what is no TLS service that the handshake failed', async () => {
    for (const greeting of ['HTTP/1.1 400 Bad Request\r\n\r\n', 'SSH-2.0-OpenSSH_9.9\r\n']) {
      const failure = await failureOf(probeCertificate(await plainServer(greeting)));
      assert.equal(failure.kind, 'tlsFailed');
      assert.equal(failure.sent, false);
      assert.ok(!JSON.stringify(failure).includes('SSH'));
    }
  });

  it('gives up in time, on cancel, and at a closed port', async () => {
    const origin = await plainServer('');
    const late = await failureOf(probeCertificate(origin, { timeoutMs: 30 }));
    assert.deepEqual(late, { kind: 'timeout', phase: 'tls', afterMs: 30, sent: false });
    const controller = new AbortController();
    const cancelled = failureOf(probeCertificate(origin, { signal: controller.signal }));
    controller.abort();
    assert.deepEqual(await cancelled, { kind: 'cancelled', sent: false });
    const { server } = await setUp(() => undefined);
    await server.close();
    const closed = await failureOf(probeCertificate(server.origin));
    assert.deepEqual(closed, { kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED', sent: false });
  });
});
