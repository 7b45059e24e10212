import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeCertificate } from '../../../src/http/probe.ts';
import { makeCertificate, makeIssuer, type Issuer } from '../../support/certificates.ts';
import { afterwards, cleanUp, failureOf, read, setUp } from '../../support/transport.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cuc-authorities-'));
  afterwards(() => rm(folder, { recursive: true }));
  return folder;
}

async function serverOf(issuer: Issuer) {
  const setup = await setUp((_, socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: s=1\r\n\r\n{}'),
  );
  setup.server.setCertificate(await makeCertificate({ issuer }));
  return setup;
}

describe('certificate authorities of one’s own', () => {
  afterEach(cleanUp);

  it('are taken from a PEM file with several, a DER file, or a folder with other things in it', async () => {
    const issuer = await makeIssuer();
    const other = await makeIssuer('Another Root');
    const folder = await temporaryFolder();
    const both = join(folder, 'both.pem');
    await writeFile(both, `# comment\n${other.cert}\n${issuer.cert}`);
    const der = join(folder, 'root.cer');
    await writeFile(der, new X509Certificate(issuer.cert).raw);
    const mixed = await temporaryFolder();
    await writeFile(join(mixed, 'README'), 'nothing of interest');
    await writeFile(
      join(mixed, 'broken.pem'),
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    );
    await symlink(join(mixed, 'nowhere'), join(mixed, 'dangling.pem'));
    await symlink(both, join(mixed, 'link.pem'));
    await mkdir(join(mixed, 'folder.pem'));

    const { server, open } = await serverOf(issuer);
    for (const path of [both, der, mixed]) {
      const seen = await probeCertificate(server.origin, { authorities: () => path });
      assert.equal(seen.distrust, undefined, path);
      const session = open({ trust: () => ({ kind: 'roots' }), authorities: () => path });
      assert.equal((await session.send(read)).status, 200);
    }
    assert.equal((await probeCertificate(server.origin)).distrust?.reason, 'incompleteChain');
  });

  it('count from the next connection on when the file has changed', async () => {
    const file = join(await temporaryFolder(), 'root.pem');
    await writeFile(file, (await makeIssuer()).cert);
    const issuer = await makeIssuer('Second Root');
    const { server } = await serverOf(issuer);
    const reason = async () =>
      (await probeCertificate(server.origin, { authorities: () => file })).distrust?.reason;
    assert.equal(await reason(), 'incompleteChain');
    await writeFile(file, `${issuer.cert}\n`);
    assert.equal(await reason(), undefined);
  });

  it('that cannot be read fail what needs them, and nothing that is pinned', async () => {
    const folder = await temporaryFolder();
    const empty = join(folder, 'empty.pem');
    await writeFile(empty, 'not a certificate');
    const bare = await temporaryFolder();
    const { server, open } = await serverOf(await makeIssuer());
    // What no setting left behind must not be taken for any of these.
    await probeCertificate(server.origin);
    for (const [path, code] of [
      [bare, 'NO_CERTIFICATES'],
      [join(folder, 'missing.pem'), 'ENOENT'],
      [empty, 'NO_CERTIFICATES'],
      ['/dev/zero', 'NO_FILE_UNDER_1_MIB'],
    ] as const) {
      const judged = open({ trust: () => ({ kind: 'roots' }), authorities: () => path });
      assert.deepEqual(await failureOf(judged.send(read)), { kind: 'authorities', path, code, sent: false });
      assert.deepEqual(await failureOf(probeCertificate(server.origin, { authorities: () => path })), {
        kind: 'authorities',
        path,
        code,
        sent: false,
      });
    }
    const { sha256 } = (await probeCertificate(server.origin)).certificate;
    const pinned = open({ trust: () => ({ kind: 'pin', sha256 }), authorities: () => empty });
    assert.equal((await pinned.send(read)).status, 200);
  });
});
