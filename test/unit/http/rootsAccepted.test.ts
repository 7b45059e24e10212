import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeCertificate, makeIssuer } from '../../support/certificates.ts';
import { afterwards, cleanUp, setUp } from '../../support/transport.ts';

const run = promisify(execFile);
const probeUrl = new URL('../../../src/http/probe.ts', import.meta.url).href;
const program = `
import { probeCertificate } from ${JSON.stringify(probeUrl)};
const seen = await Promise.all(process.argv.slice(1).map((origin) => probeCertificate(origin)));
console.log(JSON.stringify(seen.map(({ distrust }) => distrust?.reason ?? 'trusted')));
`;

describe('root certificates', () => {
  afterEach(cleanUp);

  // In a process of its own: the roots are read once, when they are first needed.
  it('accept a chain that ends at one of them, for the right name and time', async () => {
    const issuer = await makeIssuer();
    const folder = await mkdtemp(join(tmpdir(), 'cuc-roots-'));
    afterwards(() => rm(folder, { recursive: true }));
    const file = join(folder, 'root.pem');
    await writeFile(file, issuer.cert);
    const good = await setUp(() => undefined);
    good.server.setCertificate(await makeCertificate({ issuer }));
    const expired = await setUp(() => undefined);
    expired.server.setCertificate(await makeCertificate({ issuer, validTo: new Date(Date.now() - 1_000) }));
    const early = await setUp(() => undefined);
    early.server.setCertificate(await makeCertificate({ issuer, validFrom: new Date(Date.now() + 60_000) }));
    const misnamed = await setUp(() => undefined);
    misnamed.server.setCertificate(await makeCertificate({ issuer, names: ['elsewhere.example'] }));
    const origins = [good, expired, early, misnamed].map(({ server }) => server.origin);
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program, ...origins], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: file },
    });
    assert.deepEqual(JSON.parse(stdout), ['trusted', 'expired', 'notYetValid', 'wrongName']);
  }).timeout(20_000);
});
