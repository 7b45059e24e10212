import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { JoinRequest } from '../../../src/cupi/httpsLink.ts';
import { secret } from '../../../src/http/secret.ts';
import { outcomeOf } from '../../../src/links/outcome.ts';
import type { SandboxServer } from '../../../src/sandbox/index.ts';
import { freePorts } from '../../support/programs/freePorts.ts';
import { keepRunning } from '../../support/programs/keepRunning.ts';
import { startNginx, type Nginx, type NginxRequest, type Site } from '../../support/programs/nginx.ts';
import { opensslCertificate, type OpensslCertificate } from '../../support/programs/openssl.ts';
import { patience } from '../../support/programs/patience.ts';
import { startPatientSandbox, type PatientSandbox } from '../../support/programs/patientSandbox.ts';
import { clientOf, failureOf, pinnedSession, type Account } from '../../support/programs/pinned.ts';
import { readOn } from '../../support/programs/readOn.ts';
import { startRawTlsServer, type RawTlsServer } from '../../support/rawTlsServer.ts';
import { anyCertificate, cleanUp } from '../../support/transport.ts';
import { waitFor } from '../../support/waitFor.ts';

const formats = ['json', 'xml'] as const;
const account: Account = { user: 'operator', password: 'pä:ss-word' };
const listing = 'GET /vmrest/httpslinks/';
const joining = 'POST /vmrest/httpslinks/operation/autojoin';

describe('faults: pages of an nginx', function () {
  this.timeout(180_000);
  const running = keepRunning();
  let sandbox: PatientSandbox;
  let hub: SandboxServer;
  /** Has no link yet, and so room for one. */
  let lab: SandboxServer;
  let upstream: RawTlsServer;
  let certificate: OpensslCertificate;
  let nginx: Nginx<SiteName>;

  before(async () => {
    sandbox = running(await startPatientSandbox());
    hub = sandbox.named('cuc-hub');
    lab = sandbox.named('cuc-lab-02');
    upstream = await startRawTlsServer(await anyCertificate(), ({ path }, socket) => {
      if (path.startsWith('/torn')) socket.write(halfAList, () => socket.destroy());
    });
    running({ stop: () => upstream.close() });
    certificate = await opensslCertificate({ commonName: 'unity', names: ['127.0.0.1'] });
    const [nobody = 0] = await freePorts(1);
    nginx = running(await startNginx(pageSites(certificate, { hub, lab, upstream, nobody })));
    await mkdir(join(nginx.folder, 'vmrest'));
    await writeFile(join(nginx.folder, 'vmrest', 'version.gz'), gzipSync('{"version":"15.0.1.0"}'));
  });
  afterEach(cleanUp);

  const client = (site: SiteName, { who = account, format }: Partial<Asking> = {}) =>
    clientOf(pinnedSession(nginx.origin(site), certificate.sha256, who), format);

  const readers = new Map<SiteName, ReturnType<typeof readOn<NginxRequest>>>();
  /** What a site was asked for and answered since the last call, once that is so many requests. */
  async function asked(site: SiteName, count: number): Promise<readonly string[]> {
    const reader = readers.get(site) ?? readOn(() => nginx.requests(site));
    readers.set(site, reader);
    return (await reader(count)).map(({ method, uri, status }) => `${method} ${uri} ${status}`);
  }

  for (const [site, status, title] of [
    ['down', 502, 'Bad Gateway'],
    ['slow', 504, 'Gateway Time-out'],
    ['closed', 503, 'Service Temporarily Unavailable'],
  ] as const) {
    it(`58 takes the page of ${status} for busy: three tries of a read, one of a write`, async () => {
      for (const format of formats) {
        const failure = await failureOf(client(site, { format }).list());
        assert.equal(failure.kind, 'busy');
        assert.equal(failure.status, status);
        assert.deepEqual(failure.words, { code: undefined, message: `${status} ${title}` });
        assert.deepEqual(await asked(site, 3), Array(3).fill(`${listing} ${status}`));
      }
      const failure = await failureOf(client(site).join(joinOf(hub)));
      assert.equal(failure.kind, 'busy');
      assert.equal(outcomeOf(failure), status === 503 ? 'notApplied' : 'unknown');
      assert.deepEqual(await asked(site, 1), [`${joining} ${status}`]);
    });
  }

  it('72 sends a join once whose answer is lost behind a 504, and finds it carried out', async () => {
    const failure = await failureOf(
      client('impatient', { who: lab }).join(joinOf(sandbox.named('cuc-lab-01'))),
    );
    assert.equal(failure.kind, 'busy');
    assert.equal(failure.status, 504);
    assert.equal(outcomeOf(failure), 'unknown');
    const direct = clientOf(pinnedSession(lab.baseUrl, lab.sha256, lab));
    await waitFor(async () => (await direct.list()).links.length === 1, patience);
    assert.deepEqual(await asked('impatient', 1), [`${joining} 504`]);
    assert.equal(sandbox.requests.filter((line) => line.includes(joining)).length, 1);
  });

  it('39 never makes a list of half an answer', async () => {
    for (const format of formats) {
      const failure = await failureOf(client('torn', { format }).list());
      assert.equal(failure.kind, 'cutOff');
      assert.equal(failure.sent, true);
      assert.equal((await asked('torn', 3)).length, 3);
    }
  });

  it('57 tells what nginx itself refuses in its own words', async () => {
    const tooLarge = await failureOf(client('small', { who: hub }).join(joinOf(lab)));
    assert.equal(tooLarge.kind, 'refused');
    assert.deepEqual(tooLarge.words.message, '413 Request Entity Too Large');
    assert.equal(outcomeOf(tooLarge), 'notApplied');
    const longHeader = await failureOf(
      client('narrow', { who: { user: 'operator', password: 'x'.repeat(1_100) } }).list(),
    );
    assert.equal(longHeader.kind, 'refused');
    assert.equal(longHeader.words.message, '400 Request Header Or Cookie Too Large');
    const session = pinnedSession(nginx.origin('narrow'), certificate.sha256, account);
    const path = `/vmrest/${'x'.repeat(1_100)}`;
    const longPath = await session.send({
      method: 'GET',
      path,
      template: '/vmrest',
      accept: '*/*',
      limit: 10_000,
    });
    assert.equal(longPath.status, 414);
  });

  it('59 takes no page for data, whatever its status says', async () => {
    for (const format of formats) {
      const asks = client('signInPage', { format });
      for (const call of [() => asks.list(), () => asks.join(joinOf(lab))]) {
        const failure = await failureOf(call());
        assert.equal(failure.kind, 'badPayload');
        assert.equal(failure.reason, 'html');
      }
    }
  });

  it('49 goes nowhere a redirect points to, and tells no more than its origin', async () => {
    const asks = client('elsewhere');
    for (const [call, request] of [
      [() => asks.list(), listing],
      [() => asks.join(joinOf(lab)), joining],
    ] as const) {
      const failure = await failureOf(call());
      assert.equal(failure.kind, 'redirected');
      assert.equal(failure.target, 'https://sso.example');
      assert.deepEqual(await asked('elsewhere', 1), [`${request} 302`]);
    }
  });

  it('47 asks for nothing compressed, and refuses what is compressed all the same', async () => {
    for (const format of formats) {
      const { links } = await client('plain', { who: hub, format }).list();
      assert.equal(links.length, 5);
    }
    const failure = await failureOf(client('packed').version());
    assert.equal(failure.kind, 'badPayload');
    assert.equal(failure.reason, 'encoding');
  });
});

interface Asking {
  readonly who: Account;
  readonly format: 'json' | 'xml';
}

function joinOf({ hostName, user, password }: SandboxServer): JoinRequest {
  return {
    remoteServer: hostName,
    remoteUsername: user,
    remotePassword: secret(password),
    acceptSelfSignedCertificates: true,
    acceptCertificateErrors: true,
    enableDirectorySync: true,
    enableVoiceNameSync: true,
  };
}

const halfAList =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{"@total":"1","HttpsLink":{"ObjectId":"';

interface Upstreams {
  readonly hub: SandboxServer;
  readonly lab: SandboxServer;
  /** Never answers, except below `/torn/`. */
  readonly upstream: RawTlsServer;
  /** A port nothing listens on. */
  readonly nobody: number;
}

type SiteName = keyof ReturnType<typeof pageSites>;

function pageSites(certificate: OpensslCertificate, { hub, lab, upstream, nobody }: Upstreams) {
  const site = (directives: string): Site => ({ certificate, directives });
  const to = (origin: string, more = ''): string =>
    `location / { proxy_pass ${origin}; proxy_ssl_verify off; ${more} }`;
  return {
    plain: site(to(hub.baseUrl)),
    down: site(to(`https://127.0.0.1:${nobody}`)),
    slow: site(to(upstream.origin, 'proxy_read_timeout 100ms;')),
    // A join takes a second and a half.
    impatient: site(to(lab.baseUrl, 'proxy_read_timeout 500ms;')),
    torn: site(to(`${upstream.origin}/torn/`)),
    closed: site('return 503;'),
    small: site(`client_max_body_size 10; ${to(hub.baseUrl)}`),
    narrow: site(`large_client_header_buffers 2 1k; ${to(hub.baseUrl)}`),
    signInPage: site(
      `default_type text/html; return 200 '<!DOCTYPE html><html><form>Password</form></html>';`,
    ),
    elsewhere: site('return 302 https://sso.example/login?user=operator;'),
    packed: site('root .; gzip_static always; default_type application/json;'),
  };
}
