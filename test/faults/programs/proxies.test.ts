import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CupiClient } from '../../../src/cupi/client.ts';
import type { Failure } from '../../../src/cupi/failure.ts';
import type { Trust } from '../../../src/http/certificate.ts';
import { probeCertificate } from '../../../src/http/probe.ts';
import type { ProxySettings } from '../../../src/http/proxy/chooseRoute.ts';
import type { SessionOptions } from '../../../src/http/session.ts';
import type { SandboxServer } from '../../../src/sandbox/index.ts';
import { freePorts } from '../../support/programs/freePorts.ts';
import { keepRunning } from '../../support/programs/keepRunning.ts';
import { startNginx, type Nginx } from '../../support/programs/nginx.ts';
import { opensslCertificate, type OpensslCertificate } from '../../support/programs/openssl.ts';
import { patience } from '../../support/programs/patience.ts';
import { startPatientSandbox } from '../../support/programs/patientSandbox.ts';
import { clientOf, failureOf, pinnedSession } from '../../support/programs/pinned.ts';
import { readOn } from '../../support/programs/readOn.ts';
import { startSquid, type Squid, type SquidRequest } from '../../support/programs/squid.ts';
import { startTinyproxy, type Tinyproxy } from '../../support/programs/tinyproxy.ts';
import { routeTo } from '../../support/routes.ts';
import { cleanUp } from '../../support/transport.ts';
import { sentOnce } from '../sent.ts';

const roots = (): Trust => ({ kind: 'roots' });
const unjoined = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

describe('faults: real proxies', function () {
  this.timeout(180_000);
  const running = keepRunning();
  const account = { user: 'lena', password: randomBytes(9).toString('hex') };
  let hub: SandboxServer;
  let certificate: OpensslCertificate;
  let authority: OpensslCertificate;
  let interceptor: OpensslCertificate;
  /** File of the authority that has signed the certificate of squid's own. */
  let authorities: () => string;
  let nginx: Nginx<'server' | 'forbidden'>;
  let origin: string;
  let squid: Squid;
  let tinyproxies: Readonly<Record<'open' | 'password', Tinyproxy>>;
  let nobody = 0;

  before(async () => {
    hub = running(await startPatientSandbox()).named('cuc-hub');
    [authority, interceptor] = await Promise.all([
      opensslCertificate({ commonName: 'Authority', authority: true }),
      opensslCertificate({ commonName: 'Interceptor', authority: true, keyType: 'rsa' }),
    ]);
    const names = ['127.0.0.1'];
    certificate = await opensslCertificate({ commonName: 'unity', names });
    const directives = `location / { proxy_pass ${hub.baseUrl}; proxy_ssl_verify off; }`;
    const site = { certificate, directives };
    nginx = running(await startNginx({ server: site, forbidden: site }));
    origin = nginx.origin('server');
    const file = join(nginx.folder, 'authority.pem');
    await writeFile(file, authority.cert);
    authorities = () => file;
    [nobody = 0] = await freePorts(1);
    squid = running(
      await startSquid({
        account,
        certificate: await opensslCertificate({ commonName: 'proxy', names, issuer: authority }),
        interceptor,
        forbiddenPort: portOf(nginx.origin('forbidden')),
      }),
    );
    const allowedPorts = [portOf(origin), nobody];
    tinyproxies = {
      open: running(await startTinyproxy({ allowedPorts })),
      password: running(await startTinyproxy({ account, allowedPorts })),
    };
  });
  afterEach(cleanUp);

  /** A client of a server that goes by this proxy; the server is pinned unless it is told otherwise. */
  function by(proxy: string, { to = origin, set = {}, ...more }: Going = {}): CupiClient {
    const route = () => routeTo(to, proxy, set);
    return clientOf(pinnedSession(to, certificate.sha256, hub, { route, ...more }));
  }

  /** The requests that the server got since the last call, once those are so many. */
  const served = readOn(() => nginx.requests('server'));

  const kinds = {
    squid: {
      port: (door: Door) => squid.port(door),
      asked: {
        open: readOn(() => squid.requests('open').then((seen) => seen.map(line))),
        password: readOn(() => squid.requests('password').then((seen) => seen.map(line))),
      },
      /** For a wrong password, and for a server that cannot be reached. */
      statuses: { wrong: 407, unreachable: 503 },
    },
    tinyproxy: {
      port: (door: Door) => tinyproxies[door].port,
      asked: {
        open: readOn(() => tinyproxies.open.requests()),
        password: readOn(() => tinyproxies.password.requests()),
      },
      statuses: { wrong: 401, unreachable: 500 },
    },
  };

  for (const name of ['squid', 'tinyproxy'] as const) {
    const { port, asked, statuses } = kinds[name];
    const address = (door: Door, user = '') => `http://${user}127.0.0.1:${port(door)}`;
    const known = `${account.user}:${account.password}@`;

    it(`carries what is said to the server, and sees CONNECT alone (${name})`, async () => {
      for (const [door, user] of [
        ['open', ''],
        ['password', known],
      ] as const) {
        const client = by(address(door, user));
        assert.equal((await client.list()).links.length, 5);
        assert.ok((await client.locations()).length > 1);
        await cleanUp();
        assert.deepEqual(await asked[door](1), [`CONNECT ${new URL(origin).host}`]);
        for (const { proxyAuthorization } of await served(2)) assert.equal(proxyAuthorization, '');
      }
    });

    it(`24 ${name} wants a password: asked once, and the server never`, async () => {
      for (const [user, status] of [
        ['', 407],
        ['lena:wrong@', statuses.wrong],
      ] as const) {
        for (const call of [
          (client: CupiClient) => client.list(),
          (client: CupiClient) => client.unjoin(unjoined),
        ]) {
          const failure = await failureOf(call(by(address('password', user))));
          assertProxy(failure, port('password'), ['authentication', status]);
          sentOnce(24, (await asked.password(1)).length);
        }
      }
      assert.deepEqual(await served(0), []);
    });

    it(`25 ${name} refuses the port of the server`, async () => {
      const to = nginx.origin('forbidden');
      const failure = await failureOf(by(address('open'), { to }).unjoin(unjoined));
      assertProxy(failure, port('open'), ['refused', 403]);
      sentOnce(25, (await asked.open(1)).length);
      assert.deepEqual(await nginx.requests('forbidden'), []);
    });

    it(`25 ${name} does not reach the server`, async () => {
      const to = `https://127.0.0.1:${nobody}`;
      const failure = await failureOf(by(address('open'), { to }).unjoin(unjoined));
      assertProxy(failure, port('open'), ['refused', statuses.unreachable]);
      sentOnce(25, (await asked.open(1)).length);
    });

    it(`27 ${name} is left out on the way to this machine, unless the server names it`, async () => {
      const set = { proxy: address('open'), environment: { HTTPS_PROXY: address('open') } };
      for (const own of ['auto', 'off']) assert.equal((await by(own, { set }).list()).links.length, 5);
      await cleanUp();
      await by(address('open'), { set: { noProxy: ['*'] } }).list();
      await cleanUp();
      assert.equal((await asked.open(1)).length, 1);
      assert.equal((await served(3)).length, 3);
    });

    it(`shows the certificate of the server through ${name}`, async () => {
      const route = () => routeTo(origin, address('password', known));
      const probe = await probeCertificate(origin, { route, timeoutMs: patience });
      assert.equal(probe.certificate.sha256, certificate.sha256);
      assert.equal((await asked.password(1)).length, 1);
      assert.deepEqual(await served(0), []);
    });
  }

  it('24 gives squid its own password and nothing else', async () => {
    await by(`http://${account.user}:${account.password}@127.0.0.1:${squid.port('password')}`).list();
    await cleanUp();
    await kinds.squid.asked.password(1);
    const { host } = new URL(origin);
    const basic = Buffer.from(`${account.user}:${account.password}`).toString('base64');
    const last = (await squid.requests('password')).at(-1);
    assert.deepEqual(last?.headers.toSorted(), [
      'Connection: close',
      `Host: ${host}`,
      `Proxy-Authorization: Basic ${basic}`,
    ]);
  });

  it('24 gives squid the credentials of http.proxyAuthorization', async () => {
    const authorization = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`;
    const set = { authorization };
    assert.equal((await by(`http://127.0.0.1:${squid.port('password')}`, { set }).list()).links.length, 5);
  });

  it('goes to squid over TLS once its certificate is trusted, or when it need not be', async () => {
    const proxy = `https://${account.user}:${account.password}@127.0.0.1:${squid.port('secure')}`;
    assertProxy(await failureOf(by(proxy).list()), squid.port('secure'), ['untrusted', undefined]);
    for (const going of [{ authorities }, { set: { strict: false } }]) {
      assert.equal((await by(proxy, going).list()).links.length, 5);
    }
    await cleanUp();
    const seen = readOn(async () => (await squid.requests('secure')).filter(({ method }) => method !== '-'));
    assert.deepEqual((await seen(2)).map(line), Array(2).fill(`CONNECT ${new URL(origin).host}`));
  });

  it('26 stops at a squid that intercepts: a pin has changed, and without one it is untrusted', async () => {
    const proxy = `http://127.0.0.1:${squid.port('intercepting')}`;
    const changed = await failureOf(by(proxy).list());
    assert(changed.kind === 'certificateChanged');
    assert.equal(changed.certificate.issuer, 'CN=Interceptor');
    const untrusted = await failureOf(by(proxy, { trust: roots }).list());
    assert(untrusted.kind === 'untrusted');
    assert.equal(untrusted.distrust.reason, 'unknownIssuer');
    await cleanUp();
    const seen = readOn(() => squid.requests('intercepting'));
    assert.deepEqual(
      (await seen(2)).map(line),
      Array(2).fill(`CONNECT ${new URL(origin).host}`),
      'not a byte of HTTP',
    );
  });

  it('23 blames a squid that has ended', async () => {
    await squid.stop();
    const failure = await failureOf(by(`http://127.0.0.1:${squid.port('open')}`).list());
    assertProxy(failure, squid.port('open'), ['unreachable', undefined]);
  });
});

function line({ method, target }: SquidRequest): string {
  return `${method} ${target}`;
}

/** What is blamed is the proxy, by its name, and the server has certainly seen nothing. */
function assertProxy(failure: Failure, port: number, expected: readonly [string, number | undefined]): void {
  assert(failure.kind === 'proxy');
  assert.deepEqual([failure.trouble, failure.status], expected);
  assert.deepEqual([failure.name, failure.sent], [`127.0.0.1:${port}`, false]);
}

type Door = 'open' | 'password';

interface Going extends Partial<SessionOptions> {
  /** The origin of the server. */
  readonly to?: string;
  readonly set?: Partial<ProxySettings>;
}

function portOf(origin: string): number {
  return Number(new URL(origin).port);
}
