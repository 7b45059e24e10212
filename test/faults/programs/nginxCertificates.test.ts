import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { probeCertificate } from '../../../src/http/probe.ts';
import type { SandboxServer } from '../../../src/sandbox/index.ts';
import { keepRunning } from '../../support/programs/keepRunning.ts';
import { startNginx, type Nginx } from '../../support/programs/nginx.ts';
import { opensslConnects } from '../../support/programs/openssl.ts';
import { patience } from '../../support/programs/patience.ts';
import { startPatientSandbox } from '../../support/programs/patientSandbox.ts';
import { clientOf, failureOf, pinnedSession } from '../../support/programs/pinned.ts';
import { cleanUp } from '../../support/transport.ts';
import { waitFor } from '../../support/waitFor.ts';
import { certificateSites, type PresentedSite, type SiteName } from './certificateSites.ts';

describe('faults: nginx in front of the sandbox, with certificates made by openssl', function () {
  this.timeout(180_000);
  const running = keepRunning();
  let hub: SandboxServer;
  let nginx: Nginx<SiteName>;
  let sites: Readonly<Record<SiteName, PresentedSite>>;
  let authorities: () => string;

  before(async () => {
    hub = running(await startPatientSandbox()).named('cuc-hub');
    const made = await certificateSites(`location / { proxy_pass ${hub.baseUrl}; proxy_ssl_verify off; }`);
    sites = made.sites;
    nginx = running(await startNginx(sites));
    const file = join(nginx.folder, 'root.pem');
    await writeFile(file, made.root);
    authorities = () => file;
  });
  afterEach(cleanUp);

  const pinned = (site: SiteName) =>
    clientOf(pinnedSession(nginx.origin(site), sites[site].certificate.sha256, hub));
  const judged = (site: SiteName) => {
    const options = { trust: () => ({ kind: 'roots' }) as const, authorities };
    return clientOf(pinnedSession(nginx.origin(site), '', hub, options));
  };

  /** All that a site was asked for, once that is anything. */
  async function asked(site: SiteName): Promise<readonly string[]> {
    await waitFor(async () => (await nginx.requests(site)).length > 0, patience);
    return (await nginx.requests(site)).map(({ method, uri, status }) => `${method} ${uri} ${status}`);
  }

  const untrusted: readonly [number, SiteName, string][] = [
    [12, 'selfSigned', 'selfSigned'],
    [16, 'expired', 'expired'],
    [17, 'notYetValid', 'notYetValid'],
    [18, 'wrongName', 'wrongName'],
    [19, 'otherRoot', 'unknownIssuer'],
    [19, 'noIntermediate', 'incompleteChain'],
  ];
  for (const [number, site, reason] of untrusted) {
    it(`${number} asks nothing of a server that is ${reason} (${site}), and works once it is pinned`, async () => {
      const probe = await probeCertificate(nginx.origin(site), { authorities, timeoutMs: patience });
      assert.equal(probe.distrust?.reason, reason);
      assert.equal(probe.certificate.sha256, sites[site].certificate.sha256, 'as openssl shows it');
      const failure = await failureOf(judged(site).list());
      assert(failure.kind === 'untrusted');
      assert.deepEqual([failure.distrust.reason, failure.sent], [reason, false]);

      assert.equal((await pinned(site).list()).links.length, 5);
      assert.deepEqual(await asked(site), ['GET /vmrest/httpslinks/ 200']);
    });
  }

  for (const site of ['complete', 'rsa', 'tls12'] as const) {
    it(`19 trusts a chain that is complete up to a known root (${site})`, async () => {
      const probe = await probeCertificate(nginx.origin(site), { authorities, timeoutMs: patience });
      assert.equal(probe.distrust, undefined);
      assert.equal((await judged(site).list()).links.length, 5);
      assert.deepEqual(await asked(site), ['GET /vmrest/httpslinks/ 200']);
      const [request] = await nginx.requests(site);
      assert.equal(request?.protocol, site === 'tls12' ? 'TLSv1.2' : 'TLSv1.3');
    });
  }

  it('18 shows the names that are in the certificate', async () => {
    const { certificate } = await probeCertificate(nginx.origin('wrongName'), { timeoutMs: patience });
    assert.deepEqual(certificate.names, ['unity.example', '192.0.2.1']);
    assert.equal(certificate.issuer, 'CN=Intermediate');
  });

  it('10 agrees on nothing with a server that has TLS 1.1 only, pinned or not', async () => {
    const origin = nginx.origin('tls11');
    const attempts = [
      probeCertificate(origin, { timeoutMs: patience }),
      judged('tls11').list(),
      pinned('tls11').list(),
    ];
    for (const failure of await Promise.all(attempts.map(failureOf))) {
      assert(failure.kind === 'tlsFailed');
      assert.deepEqual([failure.reason, failure.sent], ['noAgreement', false]);
    }
    assert.ok(await opensslConnects(origin, '-tls1_1', '-cipher', 'ALL:@SECLEVEL=0'));
    assert.deepEqual(await nginx.requests('tls11'), []);
  });

  it('21 tells in the words of nginx that it demands a client certificate', async () => {
    const failure = await failureOf(pinned('clientCertificate').list());
    assert(failure.kind === 'refused');
    assert.equal(failure.status, 400);
    assert.equal(failure.words.message, '400 No required SSL certificate was sent');
  });

  it('14 stops at a pinned certificate that was replaced, and shows both', async () => {
    const client = pinned('replaced');
    await client.list();
    const before = await asked('replaced');
    await nginx.replaceCertificate('replaced', sites.complete);
    const failure = await failureOf(client.list());
    assert(failure.kind === 'certificateChanged');
    assert.equal(failure.pinned, sites.replaced.certificate.sha256);
    assert.equal(failure.certificate.sha256, sites.complete.certificate.sha256);
    assert.equal(failure.sent, false);
    assert.deepEqual(await asked('replaced'), before);
  });
});
