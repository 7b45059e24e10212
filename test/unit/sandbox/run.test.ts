import assert from 'node:assert/strict';
import type { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { request } from './support/request.ts';
import { errorOf, join, links, serverNamed, signIn } from './support/session.ts';
import { createTestClock } from './support/testClock.ts';

async function peerCertificate(baseUrl: string): Promise<X509Certificate> {
  const port = Number(new URL(baseUrl).port);
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      if (certificate === undefined) reject(new Error('no certificate'));
      else resolve(certificate);
    });
  });
}

/** All of a run that should depend on nothing but its seed. */
async function record(seed: number) {
  const sandbox = await startSandbox({ seed, clock: createTestClock(5) });
  try {
    const hub = await signIn(sandbox, 'cuc-hub');
    const ids = (await links(hub)).map((link) => link['ObjectId']);
    const refused = errorOf(await join(hub, serverNamed(sandbox, 'cuc-lon-01')));
    const missing = errorOf(await hub.send('httpslinks/x'));
    const joined = (await join(hub, serverNamed(sandbox, 'cuc-lab-01'))).text;
    const signIns = sandbox.locations.map(({ name, hostName, user, password }) => [
      name,
      hostName,
      user,
      password,
    ]);
    return { ids, refused, missing, joined, signIns };
  } finally {
    await sandbox.stop();
  }
}

describe('sandbox: run', () => {
  it('repeats ids, names, sign-ins and codes with the same seed, and differs with another', async () => {
    const [one, same, other] = [await record(8), await record(8), await record(9)];
    assert.deepEqual(one, same);
    assert.notDeepEqual(one.ids, other.ids);
    assert.notDeepEqual(one.signIns, other.signIns);
    assert.notEqual(one.joined, other.joined);
    assert.notEqual(one.refused.code + one.missing.code, other.refused.code + other.missing.code);
  });

  it('draws a seed when none is given and tells it', async () => {
    const [one, other] = await Promise.all([startSandbox(), startSandbox()]);
    await Promise.all([one.stop(), other.stop()]);
    assert.notEqual(one.seed, other.seed);
  });

  it('has a hub, linked and unlinked locations, each with its own port, certificate and sign-in', async () => {
    const sandbox = await startSandbox({ seed: 2 });
    const { locations } = sandbox;
    try {
      assert(locations.length >= 7);
      assert.equal(locations.filter(({ role }) => role === 'hub').length, 1);
      assert(locations.filter(({ role }) => role === 'unlinked').length >= 2);
      for (const field of ['baseUrl', 'hostName', 'sha256', 'password'] as const) {
        assert.equal(new Set(locations.map((each) => each[field])).size, locations.length, field);
      }
      for (const { baseUrl, sha256, hostName } of locations) {
        const certificate = await peerCertificate(baseUrl);
        assert.equal(certificate.fingerprint256, sha256);
        assert.equal(certificate.issuer, certificate.subject);
        assert(certificate.verify(certificate.publicKey));
        assert.equal(certificate.checkHost(hostName) === hostName, !hostName.startsWith('cuc-lab-02.'));
        assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
      }
    } finally {
      await sandbox.stop();
    }
  });

  it('leaves Reflect as it was', () => {
    assert(!Reflect.has(Reflect, 'getMetadata'));
  });

  it('closes every port and connection on stop', async () => {
    const sandbox = await startSandbox({ seed: 2 });
    const sockets = sandbox.locations.map(({ baseUrl }) => {
      const socket = connect({
        host: '127.0.0.1',
        port: Number(new URL(baseUrl).port),
        rejectUnauthorized: false,
      });
      socket.on('error', () => undefined);
      // Unread, a socket never tells that it was closed.
      return socket.resume();
    });
    await Promise.all(
      sockets.map((socket) => new Promise((resolve) => socket.once('secureConnect', resolve))),
    );
    const closed = Promise.all(
      sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    await sandbox.stop();
    await closed;
    for (const { baseUrl } of sandbox.locations)
      await assert.rejects(request(`${baseUrl}/vmrest/version`), { code: 'ECONNREFUSED' });
    await sandbox.stop();
  });

  it('rejects when a port is taken, and leaves nothing open', async () => {
    const first = await startSandbox({ seed: 2 });
    const taken = Number(new URL(first.locations[3]?.baseUrl ?? '').port);
    await assert.rejects(startSandbox({ port: taken - 3 }), { code: 'EADDRINUSE' });
    await first.stop();
  });

  it('logs one line per request without query, body or sign-in', async () => {
    const lines: string[] = [];
    const sandbox = await startSandbox({ seed: 2, log: (line) => lines.push(line) });
    const hub = await signIn(sandbox, 'cuc-hub');
    await hub.send('httpslinks?query=secret');
    await join(hub, serverNamed(sandbox, 'cuc-lab-01'), { UseSSL: 'false' });
    await sandbox.stop();
    assert.deepEqual(
      lines.map((line) => line.replace(/\d+ ms$/u, 'N ms').replace(/ (?:400|403|500) /u, ' refused ')),
      [
        'cuc-hub GET /vmrest/version 200 N ms',
        'cuc-hub GET /vmrest/httpslinks 200 N ms',
        'cuc-hub POST /vmrest/httpslinks/operation/autojoin refused N ms',
      ],
    );
  });

  it('runs at the speed asked for, on the clock its Date header shows', async () => {
    const clock = createTestClock();
    const sandbox = await startSandbox({ seed: 2, clock, speed: 60 });
    const hub = await signIn(sandbox, 'cuc-hub');
    const dateOf = async () => Date.parse(String((await hub.send('version')).headers['date']));
    const before = await dateOf();
    clock.advance(60_000);
    const passed = (await dateOf()) - before;
    await sandbox.stop();
    assert(passed >= 60 * 60_000 && passed < 62 * 60_000 + 60_000, String(passed));
  });
});
