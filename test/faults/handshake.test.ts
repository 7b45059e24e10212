import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { probeCertificate } from '../../src/http/probe.ts';
import type { TlsReason } from '../../src/http/tlsFailure.ts';
import { passOn } from '../support/rawTcpServer.ts';
import { cleanUp, failureOf, printed, read, setUp, setUpTcp, write } from '../support/transport.ts';

const banner = 'SSH-2.0-OpenSSH_9.9p2 Debian-1\r\n';

/** Says this on its own, or as an answer to the first bytes. */
function says(words: string | Buffer, when: 'at once' | 'when asked'): (socket: Socket) => void {
  return (socket) => {
    if (when === 'at once') socket.resume().write(words);
    else socket.once('data', () => socket.end(words));
  };
}

/** What comes of a request and of a look at the certificate; both must tell the same, and nothing is tried again. */
async function failuresAt(take: (socket: Socket) => void): Promise<{ reason: TlsReason; code: string }> {
  const server = await setUpTcp(take);
  const { open } = await setUp(() => undefined);
  const attempts = [open({ origin: server.origin }).send(write), probeCertificate(server.origin)];
  const [failure, ofProbe] = await Promise.all(attempts.map(failureOf));
  for (const attempt of attempts) assert.doesNotMatch(await printed(attempt), /OpenSSH|Bad Request/);
  assert(failure?.kind === 'tlsFailed');
  assert.equal(failure.sent, false);
  assert.deepEqual(ofProbe, failure);
  assert.equal(server.taken(), 2);
  return failure;
}

describe('faults: handshake', () => {
  afterEach(cleanUp);

  it('8 tells a plain HTTP server from a TLS service', async () => {
    const page = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n<html>Bad Request</html>';
    for (const when of ['at once', 'when asked'] as const) {
      const { reason, code } = await failuresAt(says(page, when));
      assert.deepEqual([reason, code], ['notTls', 'ERR_SSL_WRONG_VERSION_NUMBER']);
    }
  });

  it('9 tells another protocol from a TLS service, and repeats nothing of it', async () => {
    for (const when of ['at once', 'when asked'] as const) {
      const { reason } = await failuresAt(says(banner, when));
      assert.equal(reason, 'notTls');
    }
  });

  it('9 takes an alert for the failure it is', async () => {
    const internalError = Buffer.from([0x15, 3, 3, 0, 2, 2, 80]);
    const { reason, code } = await failuresAt(says(internalError, 'when asked'));
    assert.deepEqual([reason, code], ['other', 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR']);
  });

  it('9 refuses another protocol inside TLS, and repeats nothing of it', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(banner));
    const sending = session.send(read);
    const failure = await failureOf(sending);
    assert.doesNotMatch(await printed(sending), /OpenSSH/);
    assert.deepEqual([failure.kind, failure.sent], ['protocol', true]);
    assert.equal(server.requests.length, 1);
  });

  it('10 agrees on nothing with a server that has TLS 1.1 only', async () => {
    const { server, session } = await setUp(
      () => undefined,
      {},
      {
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'ALL:@SECLEVEL=0',
      },
    );
    const expected = {
      kind: 'tlsFailed',
      reason: 'noAgreement',
      code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      sent: false,
    };
    assert.deepEqual(await failureOf(session.send(read)), expected);
    assert.deepEqual(await failureOf(probeCertificate(server.origin)), expected);
    assert.equal(server.counts.tcp, 2);
  });

  it('10 agrees on nothing with a server that shares no cipher', async () => {
    // The certificate's key is for ECDSA.
    const { server, session } = await setUp(
      () => undefined,
      {},
      {
        maxVersion: 'TLSv1.2',
        ciphers: 'ECDHE-RSA-AES128-GCM-SHA256',
      },
    );
    for (const attempt of [session.send(read), probeCertificate(server.origin)]) {
      const failure = await failureOf(attempt);
      assert(failure.kind === 'tlsFailed');
      assert.deepEqual([failure.reason, failure.sent], ['noAgreement', false]);
      assert.match(failure.code, /HANDSHAKE_FAILURE/);
    }
  });

  it('11 shows no certificate with a key the TLS library cannot use, and survives it', async () => {
    const { server, open } = await setUp(() => undefined, {}, { maxVersion: 'TLSv1.2' });
    // TLS 1.2 sends certificates in the clear.
    const door = await setUpTcp((socket) => passOn(socket, server.port, withUnknownCurve));
    for (const attempt of [open({ origin: door.origin }).send(read), probeCertificate(door.origin)]) {
      const failure = await failureOf(attempt);
      assert(failure.kind === 'tlsFailed');
      assert.deepEqual([failure.reason, failure.sent], ['certificate', false]);
    }
    assert.equal(server.counts.bytes, 0);
  });

  it('21 tells of a demanded client certificate, when the refusal ends the handshake', async () => {
    const { server, session } = await setUp(() => undefined, {}, { ...demanding, maxVersion: 'TLSv1.2' });
    for (const attempt of [session.send(read), probeCertificate(server.origin)]) {
      const failure = await failureOf(attempt);
      assert(failure.kind === 'tlsFailed');
      assert.deepEqual([failure.reason, failure.sent], ['clientCertificate', false]);
    }
    assert.equal(server.counts.bytes, 0);
  });

  for (const request of [read, write]) {
    it(`21 tells of a demanded client certificate, when the refusal follows the handshake, for a ${request.method}`, async () => {
      const { server, session, outcomes } = await setUp(
        () => undefined,
        {},
        {
          ...demanding,
          minVersion: 'TLSv1.3',
        },
      );
      const failure = await failureOf(session.send(request));
      assert(failure.kind === 'tlsFailed');
      assert.deepEqual(
        [failure.reason, failure.code],
        ['clientCertificate', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'],
      );
      assert.equal(server.counts.bytes, 0, 'the server has read nothing of it');
      assert.equal(server.counts.tcp, 1, 'no second try');
      assert.deepEqual(outcomes, ['unknown'], 'the password was not refused');
    });
  }
});

const demanding = { requestCert: true, rejectUnauthorized: true };

const p256 = Buffer.from('2a8648ce3d030107', 'hex');
const noCurve = Buffer.from('2a8648ce3d030163', 'hex');

/** Another number in place of the one for the curve P-256, which no library knows. */
function withUnknownCurve(chunk: Buffer): Buffer {
  const at = chunk.indexOf(p256);
  if (at >= 0) noCurve.copy(chunk, at);
  return chunk;
}
