import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import {
  errorOf,
  join,
  joinBody,
  json,
  links,
  oneLink,
  rowsOf,
  serverNamed,
  signIn,
  type Session,
} from './support/session.ts';
import { createTestClock, HOUR, MINUTE, SECOND } from './support/testClock.ts';

describe('sandbox: join', () => {
  const clock = createTestClock(40);
  let sandbox: Sandbox;
  let hub: Session;
  let lab: Session;

  beforeEach(async () => {
    sandbox = await startSandbox({ seed: 21, clock });
    [hub, lab] = await Promise.all([signIn(sandbox, 'cuc-hub'), signIn(sandbox, 'cuc-lab-01')]);
  });
  afterEach(() => sandbox.stop());

  /** A join that must fail; returns what was said. */
  async function refused(from: Session, to: string, different: Record<string, string> = {}) {
    const before = await links(from);
    const reply = await join(from, serverNamed(sandbox, to), different);
    assert([400, 403, 500].includes(reply.status), `${reply.status} ${reply.text}`);
    assert.equal((await links(from)).length, before.length);
    const { password } = serverNamed(sandbox, to);
    assert(!reply.text.includes(password));
    return errorOf(reply);
  }

  it('makes a link at both ends, and both ends list each other’s locations', async () => {
    const reply = await join(hub, lab.server);
    assert.equal(reply.status, 201);
    assert.match(reply.text, /^\/vmrest\/httpslinks\/[0-9a-f-]{36}$/u);
    assert.match(String(reply.headers['location']), new RegExp(`${reply.text}$`, 'u'));

    const near = await hub.get(reply.text.replace('/vmrest/', ''));
    assert.equal(near['DisplayName'], 'CUC-LAB-01');
    assert.equal(near['BaseFeedURL'], 'https://cuc-lab-01.sandbox.example/feeder');
    assert.equal(near['SyncDistributionLists'], 'false');
    const far = await oneLink(lab, 'cuc-hub');
    assert.equal(far['DisplayName'], 'CUC-HUB');
    assert.notEqual(far['ObjectId'], near['ObjectId']);
    assert.equal(rowsOf(await lab.get('locations/connectionlocations'), 'ConnectionLocation').length, 8);
  });

  it('takes XML with blanks around values and unknown fields', async () => {
    const fields = Object.entries(
      joinBody(lab.server, { RemoteServer: ` ${lab.server.hostName} `, Colour: 'red' }),
    );
    const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const inner = fields.map(([name, value]) => `\n  <${name}>${escape(value)}</${name}>`).join('');
    const reply = await hub.send('httpslinks/operation/autojoin', {
      method: 'POST',
      body: `<HttpsLink>${inner}\n</HttpsLink>`,
      headers: { 'Content-Type': 'application/xml' },
    });
    assert.equal(reply.status, 201);
  });

  it('synchronizes: first the directory, then the recorded names, then every 15 minutes', async () => {
    await join(lab, serverNamed(sandbox, 'cuc-hub'));
    const now = () => oneLink(lab, 'cuc-hub');
    const first = await now();
    assert.deepEqual([first['Status'], first['VoiceNameSyncStatus']], ['1', '0']);
    assert(BigInt(String(first['LastUsn'])) < BigInt(String(first['MaxUsn'])));

    clock.advance(5 * MINUTE);
    const later = await now();
    assert.equal(later['Status'], '1');
    assert(BigInt(String(later['LastUsn'])) > BigInt(String(first['LastUsn'])));
    assert(Number(later['ObjectCount']) > Number(first['ObjectCount']));
    assert.equal(later['TimeOfLastSync'], first['TimeOfLastSync']);

    // Some 51,000 objects at 40 a second: 21.5 minutes, then half of that for the names.
    clock.advance(18 * MINUTE);
    const names = await now();
    assert.deepEqual([names['Status'], names['VoiceNameSyncStatus']], ['0', '1']);
    assert.equal(names['LastUsn'], names['MaxUsn']);

    clock.advance(7 * MINUTE + 3 * SECOND);
    const second = await now();
    assert.equal(
      Date.parse(String(second['TimeOfLastSync'])) - Date.parse(String(first['TimeOfLastSync'])),
      30 * MINUTE,
    );
    assert(BigInt(String(second['MaxUsn'])) > BigInt(String(names['MaxUsn'])));
  });

  it('never synchronizes when that was not wanted', async () => {
    await join(hub, lab.server, { EnableDirectorySync: 'false', EnableVoicenameSync: 'false' });
    clock.advance(HOUR);
    const link = await oneLink(await signIn(sandbox, 'cuc-hub'), 'cuc-lab-01');
    assert.deepEqual([link['Status'], link['MaxUsn'], link['ObjectCount']], ['0', '0', '0']);
    assert([undefined, '', '0'].some((never) => never === link['TimeOfLastSync']));
  });

  it('wants the mandatory fields, sound values and SSL', async () => {
    for (const name of ['RemoteServer', 'RemoteUsername', 'RemotePassword']) {
      assert.match((await refused(hub, 'cuc-lab-01', { [name]: '' })).message, new RegExp(name, 'u'));
    }
    await refused(hub, 'cuc-lab-01', { AcceptCertificateErrors: 'perhaps' });
    await refused(hub, 'cuc-lab-01', { UseSSL: 'false' });
    await refused(hub, 'cuc-lab-01', { UseSSL: '0' });
    const reply = await hub.send(
      'httpslinks/operation/autojoin',
      json('POST', { HttpsLink: joinBody(lab.server) }),
    );
    assert.equal(reply.status, 400);
  });

  it('refuses itself, whom it is linked with, and who is in its network already', async () => {
    await refused(hub, 'cuc-hub');
    await refused(hub, 'cuc-lon-01');
    await refused(hub, 'cuc-mil-01');
    await refused(hub, 'cuc-lon-02');
    assert.equal((await join(hub, lab.server)).status, 201);
    await refused(lab, 'cuc-lon-02');
    await refused(lab, 'cuc-hub');
  });

  it('refuses a sixth link; one that waits for removal does not count', async () => {
    assert.equal((await join(hub, lab.server)).status, 201);
    await refused(hub, 'cuc-lab-02', { AcceptCertificateErrors: 'true' });
  });

  it('checks the certificate’s name and who signed it', async () => {
    await refused(hub, 'cuc-lab-02');
    await refused(hub, 'cuc-lab-01', { RemoteServer: 'cuc-lab-01' });
    await refused(hub, 'cuc-lab-01', { AcceptSelfSignedCertificates: 'false' });
    const reply = await join(hub, serverNamed(sandbox, 'cuc-lab-02'), {
      AcceptCertificateErrors: 'true',
      AcceptSelfSignedCertificates: 'false',
    });
    assert.equal(reply.status, 201);
  });

  it('finds the remote by other letter case, short name, address and local port', async () => {
    const attempts = [
      'CUC-LAB-01.Sandbox.Example.',
      'cuc-lab-01',
      '192.0.2.80',
      lab.server.baseUrl.replace('https://', ''),
    ];
    for (const [index, RemoteServer] of attempts.entries()) {
      await sandbox.stop();
      sandbox = await startSandbox({ seed: 21 + index, clock });
      const server = serverNamed(sandbox, 'cuc-lab-01');
      const local = await signIn(sandbox, 'cuc-hub');
      const own = RemoteServer.startsWith('127.') ? server.baseUrl.replace('https://', '') : RemoteServer;
      const reply = await join(local, server, { RemoteServer: own, AcceptCertificateErrors: 'true' });
      assert.equal(reply.status, 201, RemoteServer);
    }
  });

  it('refuses a wrong remote sign-in, which counts at the remote location', async () => {
    for (let count = 0; count < 5; count++) await refused(hub, 'cuc-lab-01', { RemotePassword: 'wrong' });
    await refused(hub, 'cuc-lab-01');
    clock.advance(2 * MINUTE);
    assert.equal((await join(hub, lab.server)).status, 201);
  });

  it('does not try the password on a certificate it does not accept', async () => {
    for (let count = 0; count < 6; count++) {
      await refused(hub, 'cuc-lab-01', { RemotePassword: 'wrong', AcceptSelfSignedCertificates: 'false' });
    }
    assert.equal((await join(hub, lab.server)).status, 201);
  });

  it('refuses unknown hosts, old releases, and names or SMTP domains that are taken', async () => {
    const { message } = await refused(hub, 'cuc-lab-01', { RemoteServer: 'nowhere.example' });
    assert.match(message, /nowhere\.example/u);
    await refused(hub, 'cuc-old-01');
    assert.match((await refused(hub, 'cuc-mil-02')).message, /CUC-MIL-01/u);
    assert.match((await refused(lab, 'cuc-mil-02')).message, /lab1\.voicemail\.example/u);
  });

  it('lets the replacement join once its predecessor was cleaned up', async () => {
    clock.advance(13 * HOUR);
    const local = await signIn(sandbox, 'cuc-hub');
    assert.equal((await join(local, serverNamed(sandbox, 'cuc-mil-02'))).status, 201);
  });
});
