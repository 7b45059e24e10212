import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { Route } from '../../src/http/proxy/route.ts';
import type { Session } from '../../src/http/session.ts';
import { makeCertificate } from '../support/certificates.ts';
import { startRawProxy, type RawProxy, type RawProxyOptions } from '../support/rawProxy.ts';
import { response } from '../support/rawTlsServer.ts';
import { routeTo } from '../support/routes.ts';
import {
  afterwards,
  cleanUp,
  failureOf,
  isPending,
  read,
  setUp,
  write,
  type Setup,
} from '../support/transport.ts';
import { sentOnce } from './sent.ts';

const good = response(200, '{}', ['Set-Cookie: s=1; Path=/']);

interface Proxied extends Setup {
  readonly proxy: RawProxy;
  /** A session that reaches the server by this route. */
  readonly by: (route: Route) => Session;
}

async function setUpProxied(options: RawProxyOptions = {}): Promise<Proxied> {
  const setup = await setUp((_, socket) => socket.write(good));
  const proxy = await startRawProxy(options);
  afterwards(() => proxy.close());
  return { ...setup, proxy, by: (route) => setup.open({ route: () => route }) };
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

describe('faults: proxy', () => {
  afterEach(cleanUp);

  it('23 blames a proxy that is down, by its name', async () => {
    const { server, by } = await setUpProxied();
    const port = await closedPort();
    const failure = await failureOf(by(routeTo(server.origin, `http://127.0.0.1:${port}`)).send(read));
    assert.deepEqual(failure, {
      kind: 'proxy',
      name: `127.0.0.1:${port}`,
      source: { kind: 'server' },
      trouble: 'unreachable',
      code: 'ECONNREFUSED',
      sent: false,
    });
    assert.equal(server.counts.tcp, 0);
  });

  it('23 blames a proxy that never answers', async () => {
    const { server, proxy, open } = await setUpProxied({ answer: () => true });
    const route = routeTo(server.origin, `http://127.0.0.1:${proxy.port}`);
    const session = open({ route: () => route, timeouts: { connect: 60 } });
    const failure = await failureOf(session.send(read));
    assert(failure.kind === 'proxy');
    assert.deepEqual([failure.trouble, failure.sent], ['timeout', false]);
  });

  it('23 blames a proxy that speaks no HTTP, or ends the connection', async () => {
    for (const answer of ['SSH-2.0-OpenSSH_9.2\r\n\r\n', '']) {
      const { server, proxy, by } = await setUpProxied({
        answer: (_, socket) => {
          socket.end(answer);
          return true;
        },
      });
      const failure = await failureOf(
        by(routeTo(server.origin, `http://127.0.0.1:${proxy.port}`)).send(read),
      );
      assert(failure.kind === 'proxy');
      assert.deepEqual([failure.trouble, failure.sent], ['protocol', false]);
      assert(!JSON.stringify(failure).includes('SSH'));
    }
  });

  // 401 is wrong, but a tinyproxy says so.
  for (const status of [407, 401]) {
    it(`24 says that a proxy wants a password (${status}), and sends the server nothing`, async () => {
      const { server, proxy, by, outcomes } = await setUpProxied({
        answer: (_, socket) => {
          socket.end(
            `HTTP/1.1 ${status} Who are you\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n`,
          );
          return true;
        },
      });
      const route = routeTo(server.origin, `http://127.0.0.1:${proxy.port}`);
      const failure = await failureOf(by(route).send(read));
      assert(failure.kind === 'proxy');
      assert.deepEqual([failure.trouble, failure.code, failure.status], ['authentication', 'STATUS', status]);
      sentOnce(24, proxy.asked.length);
      assert.equal(server.counts.tcp, 0);
      assert.deepEqual(outcomes, [], 'the password of the server was not refused by anyone');
      const wrong = routeTo(server.origin, `http://lena:wrong@127.0.0.1:${proxy.port}`);
      const refused = await failureOf(by(wrong).send(read));
      assert(refused.kind === 'proxy');
      assert.deepEqual([refused.trouble, refused.code], ['authentication', 'SIGN_IN_REFUSED']);
      assert.equal(proxy.asked.length, 2);
    });
  }

  it('24 sends the password of a proxy to the proxy alone, and that of the server to the server alone', async () => {
    const { server, proxy, by } = await setUpProxied();
    const route = routeTo(server.origin, `http://lena:pa%3Ass%C3%BC@127.0.0.1:${proxy.port}`);
    const session = by(route);
    assert.equal((await session.send(read)).status, 200);
    assert(session.secrets().includes('pa:ssü'));
    const basic = `Basic ${Buffer.from('lena:pa:ssü', 'utf8').toString('base64')}`;
    assert.deepEqual(
      proxy.asked.map(({ line, headers }) => [line, headers.get('proxy-authorization'), headers.get('host')]),
      [[`CONNECT 127.0.0.1:${server.port} HTTP/1.1`, basic, `127.0.0.1:${server.port}`]],
    );
    assert.doesNotMatch(proxy.received(), /\nauthorization|cookie|GET/i);
    assert.equal(server.requests[0]?.headers.has('proxy-authorization'), false);
  });

  it('24 uses http.proxyAuthorization where the address names no user', async () => {
    const { server, proxy, by } = await setUpProxied();
    const address = `http://127.0.0.1:${proxy.port}`;
    await by(routeTo(server.origin, address, { authorization: 'Bearer given' })).send(read);
    assert.equal(proxy.asked[0]?.headers.get('proxy-authorization'), 'Bearer given');
  });

  for (const status of [403, 502, 503]) {
    it(`25 shows the status of a proxy that answers ${status}, once, for a write too`, async () => {
      const { server, proxy, by } = await setUpProxied({
        answer: (_, socket) => {
          socket.end(`HTTP/1.1 ${status} No\r\nContent-Type: text/html\r\n\r\n<h1>No</h1>`);
          return true;
        },
      });
      const failure = await failureOf(
        by(routeTo(server.origin, `http://127.0.0.1:${proxy.port}`)).send(write),
      );
      assert(failure.kind === 'proxy');
      assert.deepEqual([failure.trouble, failure.status, failure.sent], ['refused', status, false]);
      sentOnce(25, proxy.asked.length);
      assert.equal(server.counts.tcp, 0);
    });
  }

  it('26 notices a proxy that answers in place of the server', async () => {
    const { server, open, session } = await setUpProxied();
    const foreign = await setUp((_, socket) => socket.write(good));
    const certificate = await makeCertificate();
    foreign.server.setCertificate(certificate);
    const interceptor = await startRawProxy({ leadTo: foreign.server.port });
    afterwards(() => interceptor.close());
    const route = routeTo(server.origin, `http://127.0.0.1:${interceptor.port}`);
    assert.equal((await session.send(read)).status, 200);

    const pinned = await failureOf(open({ route: () => route }).send(read));
    assert(pinned.kind === 'certificateChanged');
    assert.equal(pinned.certificate.sha256, certificate.sha256);
    const unpinned = open({ route: () => route, trust: () => ({ kind: 'roots' }) });
    assert.equal((await failureOf(unpinned.send(read))).kind, 'untrusted');
    assert.equal(foreign.server.counts.bytes, 0, 'not a byte of HTTP');
  });

  it('27 goes to this machine and to exceptions without the proxy', async () => {
    const { server, proxy, by } = await setUpProxied();
    const settings = { proxy: `http://127.0.0.1:${proxy.port}` };
    assert.equal((await by(routeTo(server.origin, 'auto', settings)).send(read)).status, 200);
    assert.equal((await by(routeTo(server.origin, 'off', settings)).send(read)).status, 200);
    const excepted = { ...settings, noProxy: ['.example'] };
    assert.deepEqual(routeTo('https://cuc.example', 'auto', excepted), { kind: 'direct' });
    assert.equal(proxy.connections(), 0);
  });

  it('27 obeys the address of a server’s own proxy, even to this machine', async () => {
    const { server, proxy, by } = await setUpProxied();
    await by(routeTo(server.origin, `127.0.0.1:${proxy.port}`, { noProxy: ['*'] })).send(read);
    assert.equal(proxy.asked.length, 1);
  });

  it('speaks TLS to an https proxy, judging its certificate unless that is switched off', async () => {
    const { server, proxy, by } = await setUpProxied({ certificate: await makeCertificate() });
    const address = `https://127.0.0.1:${proxy.port}`;
    const failure = await failureOf(by(routeTo(server.origin, address)).send(read));
    assert(failure.kind === 'proxy');
    assert.deepEqual([failure.trouble, failure.code], ['untrusted', 'DEPTH_ZERO_SELF_SIGNED_CERT']);
    assert.equal(proxy.asked.length, 0);
    assert.equal((await by(routeTo(server.origin, address, { strict: false })).send(read)).status, 200);
    assert.equal(proxy.asked.length, 1);
  });

  it('keeps judging the server when http.proxyStrictSSL is off', async () => {
    const { server, proxy, open } = await setUpProxied({ certificate: await makeCertificate() });
    const route = routeTo(server.origin, `https://127.0.0.1:${proxy.port}`, { strict: false });
    const session = open({ route: () => route, trust: () => ({ kind: 'roots' }) });
    assert.equal((await failureOf(session.send(read))).kind, 'untrusted');
    assert.equal(server.requests.length, 0);
  });

  it('ends a tunnel that is being asked for as soon as nobody waits for it', async () => {
    let asked = 0;
    const { server, proxy, by } = await setUpProxied({ answer: () => (asked += 1) > 0 });
    const controller = new AbortController();
    const sending = by(routeTo(server.origin, `http://127.0.0.1:${proxy.port}`)).send(
      read,
      controller.signal,
    );
    const failed = failureOf(sending);
    while (asked === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    assert.equal(await isPending(failed), false);
    assert.deepEqual(await failed, { kind: 'cancelled', sent: false });
  });
});
