import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { quirksOf } from '../../../src/sandbox/quirks.ts';
import { json, oneLink, signIn, type Session } from './support/session.ts';
import { createTestClock } from './support/testClock.ts';

/** The first seed from 1 with a quirk set this way. */
function seedWith(wanted: (quirks: ReturnType<typeof quirksOf>) => boolean): number {
  for (let seed = 1; ; seed++) if (wanted(quirksOf(seed))) return seed;
}

describe('sandbox: update', () => {
  let sandbox: Sandbox;
  let hub: Session;
  let path: string;

  async function start(seed: number) {
    sandbox = await startSandbox({ seed, clock: createTestClock() });
    hub = await signIn(sandbox, 'cuc-hub');
    path = String((await oneLink(hub, 'cuc-lon-01'))['URI']).replace('/vmrest/', '');
  }
  const put = async (body: Record<string, unknown>) => (await hub.send(path, json('PUT', body))).status;
  afterEach(() => sandbox.stop());

  it('changes what is sent and writable, ignores the rest, and reads back', async () => {
    await start(1);
    const before = await hub.get(path);
    const body = {
      DisplayName: ' Lon & <don> ',
      AcceptCertificateErrors: '1',
      Status: '7',
      ObjectId: 'x',
      Colour: 'red',
    };
    assert.equal(await put(body), 204);
    const { LastUsn, MaxUsn, Status, ...rest } = await hub.get(path);
    assert.deepEqual([LastUsn, MaxUsn, Status], [before['LastUsn'], before['MaxUsn'], before['Status']]);
    const expected = { ...before, DisplayName: 'Lon & <don>', AcceptCertificateErrors: 'true' };
    assert.deepEqual({ LastUsn, MaxUsn, Status, ...rest }, expected);
  });

  it('takes the full writable set of the seed in XML', async () => {
    await start(1);
    const reply = await hub.send(path, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><HttpsLink><DisplayName>new</DisplayName>
        <RemoteServer>cuc-lon-01.sandbox.example</RemoteServer><UseSSL>true</UseSSL>
        <AcceptSelfSignedCertificates>true</AcceptSelfSignedCertificates><AcceptCertificateErrors>true</AcceptCertificateErrors>
        <SyncDistributionLists>true</SyncDistributionLists></HttpsLink>`,
    });
    assert.equal(reply.status, 204);
    assert.equal(reply.text, '');
    assert.equal((await hub.get(path))['DisplayName'], 'new');
  });

  it('changes nothing when one value is bad', async () => {
    await start(1);
    assert.equal(await put({ DisplayName: 'x', UseSSL: 'maybe' }), 400);
    assert.equal(await put({ DisplayName: ' ' }), 400);
    assert.equal((await hub.get(path))['DisplayName'], 'CUC-LON-01');
  });

  it('checks RemoteServer against the certificate unless errors are accepted', async () => {
    await start(1);
    assert.notEqual(await put({ RemoteServer: 'cuc-lon-01' }), 204);
    assert.notEqual(await put({ RemoteServer: 'cuc-lab-01.sandbox.example' }), 204);
    assert.notEqual(await put({ RemoteServer: 'nowhere' }), 204);
    assert.equal(await put({ RemoteServer: 'cuc-lon-01', AcceptCertificateErrors: 'true' }), 204);
    assert.equal((await hub.get(path))['BaseFeedURL'], 'https://cuc-lon-01/feeder');
    assert.equal(await put({ UseSSL: 'false' }), 204);
    assert.equal((await hub.get(path))['BaseFeedURL'], 'http://cuc-lon-01/feeder');
  });

  it('never switches distribution lists off: by seed it refuses or says nothing', async () => {
    for (const refuses of [true, false]) {
      await start(seedWith(({ refuseListsOff }) => refuseListsOff === refuses));
      assert.equal((await put({ SyncDistributionLists: 'false' })) === 204, !refuses);
      assert.equal((await hub.get(path))['SyncDistributionLists'], 'true');
      await sandbox.stop();
    }
  });

  it('refuses a link that waits for removal', async () => {
    await start(1);
    path = String((await oneLink(hub, 'cuc-mil-01'))['URI']).replace('/vmrest/', '');
    assert.notEqual(await put({ DisplayName: 'x' }), 204);
  });
});
