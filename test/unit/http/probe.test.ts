import assert from 'node:assert/strict';
import { probeCertificate } from '../../../src/http/probe.ts';
import { makeCertificate, makeIssuer } from '../../support/certificates.ts';
import { waitFor } from '../../support/waitFor.ts';
import { anyCertificate, cleanUp, failureOf, setUp, setUpTcp } from '../../support/transport.ts';

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

  it('gives up in time and on cancel', async () => {
    const { origin } = await setUpTcp();
    const late = await failureOf(probeCertificate(origin, { timeoutMs: 30 }));
    assert.deepEqual(late, { kind: 'timeout', phase: 'tls', afterMs: 30, sent: false });
    const controller = new AbortController();
    const cancelled = failureOf(probeCertificate(origin, { signal: controller.signal }));
    controller.abort();
    assert.deepEqual(await cancelled, { kind: 'cancelled', sent: false });
  });
});
