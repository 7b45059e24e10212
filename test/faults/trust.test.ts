import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { promisify } from 'node:util';
import type { Certificate, Distrust, Trust } from '../../src/http/certificate.ts';
import { probeCertificate } from '../../src/http/probe.ts';
import { chooseRoute } from '../../src/http/proxy/chooseRoute.ts';
import type { Route } from '../../src/http/proxy/route.ts';
import { targetOf } from '../../src/http/target.ts';
import {
  makeCertificate,
  makeIssuer,
  type CertificateOptions,
  type MadeCertificate,
} from '../support/certificates.ts';
import { startRawProxy } from '../support/rawProxy.ts';
import { response } from '../support/rawTlsServer.ts';
import {
  afterwards,
  anyCertificate,
  cleanUp,
  failureOf,
  read,
  setUp,
  write,
  type Setup,
} from '../support/transport.ts';
import { right, startFakeUnity } from '../unit/servers/support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from '../unit/servers/support/temporaryFolder.ts';
import { openWindow } from '../unit/servers/support/window.ts';

const run = promisify(execFile);
const hour = 3_600_000;
const roots = (): Trust => ({ kind: 'roots' });
const pinOf =
  ({ sha256 }: MadeCertificate) =>
  (): Trust => ({ kind: 'pin', sha256 });

/** A server that answers everything, and a session that judges it by the roots. */
function setUpJudged(authorities?: string): Promise<Setup> {
  const own = authorities === undefined ? {} : { authorities: () => authorities };
  return setUp((_, socket) => socket.write(response(200, '{}')), { trust: roots, ...own });
}

/** The same with a known root of one's own; the server presents a certificate which that root has signed. */
async function setUpSigned(options: CertificateOptions): Promise<Setup & { readonly authorities: string }> {
  const root = await makeIssuer();
  const authorities = join(await temporaryFolder(), 'root.pem');
  await writeFile(authorities, root.cert);
  const setup = await setUpJudged(authorities);
  setup.server.setCertificate(await makeCertificate({ issuer: root, ...options }));
  return { ...setup, authorities };
}

/** What a read, a write and a look at the certificate are told alike, while not a byte of HTTP is sent. */
async function refusal(
  { server, session, log }: Setup,
  authorities?: string,
): Promise<{ readonly certificate: Certificate; readonly distrust: Distrust }> {
  const seen = await probeCertificate(server.origin, { authorities: () => authorities });
  assert(seen.distrust);
  const { certificate, distrust } = seen;
  for (const request of [read, write]) {
    const failure = await failureOf(session.send(request));
    assert.deepEqual(failure, { kind: 'untrusted', certificate, distrust, sent: false });
  }
  assert.equal(server.counts.tcp, 3, 'nothing is tried again');
  assert.equal(server.counts.bytes, 0);
  assert.deepEqual(
    log.map((line) => line.failure),
    ['untrusted', 'untrusted'],
  );
  return { certificate, distrust };
}

describe('faults: trust', () => {
  afterEach(async () => {
    await cleanUp();
    await removeTemporaryFolders();
  });

  it('12 shows a self-signed certificate that nobody has trusted, and sends nothing', async () => {
    const setup = await setUpJudged();
    const { certificate, distrust } = await refusal(setup);
    assert.deepEqual(distrust, { reason: 'selfSigned', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    assert.equal(certificate.sha256, (await anyCertificate()).sha256);
    assert.equal(certificate.selfSigned, true);
    assert.deepEqual(certificate.names, ['127.0.0.1', 'localhost']);
  });

  it('13 accepts the certificate that is pinned, for reads and writes', async () => {
    const { session, server } = await setUp((_, socket) => socket.write(response(200, '{}')));
    for (const request of [read, write]) assert.equal((await session.send(request)).status, 200);
    assert.equal(server.requests.length, 2);
  });

  it('14 stops at a certificate that took the place of the pinned one, and shows both', async () => {
    const pinned = await makeCertificate();
    const { server, session } = await setUp((_, socket) => socket.write(response(200)), {
      trust: pinOf(pinned),
    });
    const presented = await anyCertificate();
    for (const request of [read, write]) {
      const failure = await failureOf(session.send(request));
      assert(failure.kind === 'certificateChanged');
      assert.deepEqual(
        [failure.pinned, failure.certificate.sha256, failure.sent],
        [pinned.sha256, presented.sha256, false],
      );
    }
    assert.equal(server.counts.bytes, 0);
    assert.equal(server.counts.tcp, 2, 'nothing is tried again');
  });

  it('14 does not let a known root speak for a certificate that is not the pinned one', async () => {
    const { server, open } = await setUpSigned({});
    const session = open({ trust: pinOf(await makeCertificate()) });
    assert.equal((await failureOf(session.send(read))).kind, 'certificateChanged');
    assert.equal(server.counts.bytes, 0);
  });

  it('14 leaves the stored password alone, and uses it again when the certificate is back', async () => {
    const unity = await startFakeUnity();
    afterwards(() => unity.close());
    const window = openWindow(await temporaryFolder());
    afterwards(() => window.close());
    const { server, profile } = window.open(unity);
    await window.passwords.store(profile, right);
    const renewed = await makeCertificate();
    unity.setCertificate(renewed);

    await server.refresh();
    assert(server.state.kind === 'failed');
    assert(server.state.failure.kind === 'certificateChanged');
    assert.equal(server.state.failure.pinned, unity.sha256);
    assert.equal(server.state.failure.certificate.sha256, renewed.sha256);
    assert.equal(unity.counts.bytes, 0);
    const kept = await window.passwords.get(profile);
    assert.deepEqual([kept?.password.reveal(), kept?.refused], [right, false]);
    unity.setCertificate(unity.certificate);
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
    assert.deepEqual(unity.passwords(), [right]);
  });

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`15 looks at the certificate of every connection, though ${version} offers to resume`, async () => {
      // Who has taken the certificate's place may well have the keys of its tickets.
      const tickets: TlsOptions = {
        minVersion: version,
        maxVersion: version,
        ticketKeys: randomBytes(48),
      };
      const reused: boolean[] = [];
      const { server, session } = await setUp(
        (_, socket) => {
          reused.push(socket.isSessionReused());
          socket.write(response(200, '{}', ['Set-Cookie: S=1; Path=/']));
        },
        {},
        tickets,
      );
      // Every write has a connection of its own.
      await session.send(write);
      await session.send(write);
      assert.deepEqual(reused, [false, false]);
      server.setCertificate(await makeCertificate());
      const { bytes } = server.counts;
      assert.equal((await failureOf(session.send(write))).kind, 'certificateChanged');
      assert.equal(server.counts.bytes, bytes);
    });
  }

  it('16 shows when a certificate expired that a known root has signed', async () => {
    const validTo = new Date(Math.floor(Date.now() / 1000) * 1000 - hour);
    const setup = await setUpSigned({ validFrom: new Date(Date.now() - 2 * hour), validTo });
    const { certificate, distrust } = await refusal(setup, setup.authorities);
    assert.deepEqual(distrust, { reason: 'expired', code: 'CERT_HAS_EXPIRED' });
    assert.deepEqual(certificate.validTo, validTo);
  });

  it('16 accepts an expired certificate that is pinned, for another name too, and knows that it is expired', async () => {
    const expired = await makeCertificate({
      names: ['elsewhere.example'],
      validFrom: new Date(Date.now() - 2 * hour),
      validTo: new Date(Date.now() - hour),
    });
    const unity = await startFakeUnity();
    afterwards(() => unity.close());
    unity.setCertificate(expired);
    const window = openWindow(await temporaryFolder());
    afterwards(() => window.close());
    const { server, profile } = window.open({ origin: unity.origin, sha256: expired.sha256 });
    await window.passwords.store(profile, right);
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
    const validity = server.certificateValidity();
    assert.ok(validity && validity.validTo.getTime() < Date.now());
  });

  it('17 shows from when a certificate is valid that is not yet', async () => {
    const validFrom = new Date(Math.floor(Date.now() / 1000) * 1000 + hour);
    const setup = await setUpSigned({ validFrom });
    const { certificate, distrust } = await refusal(setup, setup.authorities);
    assert.deepEqual(distrust, { reason: 'notYetValid', code: 'CERT_NOT_YET_VALID' });
    assert.deepEqual(certificate.validFrom, validFrom);
  });

  it('18 shows the names that a certificate for another host is made out to', async () => {
    const names = ['unity.example', '10.0.0.1', 'odd, name.example'];
    const setup = await setUpSigned({ names });
    const { certificate, distrust } = await refusal(setup, setup.authorities);
    assert.deepEqual(distrust, { reason: 'wrongName', code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    assert.deepEqual(certificate.names, names);
  });

  it('18 asks for the host by its name, and for an address by none', async () => {
    const { server, session, open } = await setUp((_, socket) => socket.write(response(200, '{}')));
    await session.send(read);
    await open({ origin: `https://localhost:${server.port}` }).send(read);
    assert.deepEqual(server.serverNames, [false, 'localhost']);
  });

  it('19 accepts a chain up to a root of one’s own without a question', async () => {
    const { server, session, authorities } = await setUpSigned({});
    const seen = await probeCertificate(server.origin, { authorities: () => authorities });
    assert.equal(seen.distrust, undefined);
    assert.equal((await session.send(read)).status, 200);
  });

  it('19 tells a chain without its intermediate from one with an unknown root', async () => {
    const root = await makeIssuer();
    const intermediate = await makeIssuer('Intermediate', root);
    const { key, cert, sha256 } = await makeCertificate({ issuer: intermediate });
    const authorities = join(await temporaryFolder(), 'root.pem');
    await writeFile(authorities, root.cert);
    const complete = { key, sha256, cert: `${cert}\n${intermediate.cert}` };

    const alone = await setUpJudged(authorities);
    alone.server.setCertificate({ key, cert, sha256 });
    const { certificate, distrust } = await refusal(alone, authorities);
    assert.equal(distrust.reason, 'incompleteChain');
    assert.equal(certificate.issuer, 'CN=Intermediate');

    const unknown = await setUpJudged();
    unknown.server.setCertificate(complete);
    assert.equal((await refusal(unknown)).distrust.reason, 'unknownIssuer');

    const known = await setUpJudged(authorities);
    known.server.setCertificate(complete);
    assert.equal((await known.session.send(read)).status, 200);
  });

  it('19 accepts a root in the store of the operating system, or of the environment', async () => {
    const root = await makeIssuer();
    const file = join(await temporaryFolder(), 'root.pem');
    await writeFile(file, root.cert);
    const { server } = await setUpJudged();
    server.setCertificate(await makeCertificate({ issuer: root }));
    const environments = [{ SSL_CERT_FILE: file }, { NODE_EXTRA_CA_CERTS: file }, {}];
    const probed = await Promise.all(
      environments.map((environment) => probedElsewhere(server.origin, environment)),
    );
    assert.deepEqual(probed, ['trusted', 'trusted', 'incompleteChain']);
  }).timeout(60_000);

  it('20 is not weakened by a proxy whose own certificate the user does not want checked', async () => {
    const proxy = await startRawProxy({ certificate: await makeCertificate() });
    afterwards(() => proxy.close());
    const { server, open } = await setUpJudged();
    const route = (): Route =>
      chooseRoute(targetOf(server.origin), `https://127.0.0.1:${proxy.port}`, {
        support: 'override',
        proxy: '',
        authorization: undefined,
        noProxy: [],
        strict: false,
        environment: {},
      });
    const judged = await failureOf(open({ route }).send(read));
    assert(judged.kind === 'untrusted');
    assert.equal(judged.certificate.sha256, (await anyCertificate()).sha256, 'the server’s');
    const pinned = open({ route, trust: pinOf(await makeCertificate()) });
    assert.equal((await failureOf(pinned.send(read))).kind, 'certificateChanged');
    assert.equal(proxy.asked.length, 2);
    assert.equal(server.counts.bytes, 0);
  });

  it('20 is not weakened by an environment that switches the checks of TLS off', async () => {
    const { server } = await setUpJudged();
    const weak = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    assert.equal(await probedElsewhere(server.origin, weak), 'selfSigned');
    const pinned = (await makeCertificate()).sha256;
    const kinds = await runElsewhere(sending, [server.origin, pinned], weak);
    assert.deepEqual(kinds, ['untrusted', 'certificateChanged']);
    assert.equal(server.counts.bytes, 0);
  }).timeout(60_000);
});

const source = (path: string) => JSON.stringify(new URL(`../../src/http/${path}`, import.meta.url).href);

const probing = `
const { probeCertificate } = await import(${source('probe.ts')});
const { distrust } = await probeCertificate(process.argv[1]);
console.log(JSON.stringify(distrust?.reason ?? 'trusted'));
`;

const sending = `
const { openSession } = await import(${source('session.ts')});
const { credentials } = await import(${source('credentials.ts')});
const [origin, sha256] = process.argv.slice(1);
const request = { method: 'GET', path: '/', template: '/', accept: '*/*', limit: 10 };
const kinds = [];
for (const trust of [{ kind: 'roots' }, { kind: 'pin', sha256 }]) {
  const signIn = (attempt) => attempt(credentials('admin', 'secret'));
  const session = openSession({ origin, trust: () => trust, signIn, log() {} });
  await session.send(request).catch(({ transport }) => kinds.push(transport.kind));
  await session.dispose();
}
console.log(JSON.stringify(kinds));
`;

/** In a process of its own: Node reads its roots once, and some of its switches only at the start. */
async function runElsewhere(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<unknown> {
  const { stdout } = await run(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', program, ...args],
    { env: { ...process.env, ...environment } },
  );
  return JSON.parse(stdout);
}

function probedElsewhere(origin: string, environment: NodeJS.ProcessEnv): Promise<unknown> {
  return runElsewhere(probing, [origin], environment);
}
