import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { links, oneLink, rowsOf, signIn, type Session } from './support/session.ts';
import { request } from './support/request.ts';
import { createTestClock } from './support/testClock.ts';

const FIELDS = [
  'URI',
  'AcceptCertificateErrors',
  'AcceptSelfSignedCertificates',
  'BaseFeedURL',
  'DisplayName',
  'LastUsn',
  'MaxUsn',
  'ObjectCount',
  'ObjectId',
  'Status',
  'TimeOfLastFailure',
  'TimeOfLastSync',
  'UseSSL',
  'VoiceNameSyncStatus',
  'SyncDistributionLists',
  'Deleted',
  'LocationBaseURLSub',
  'DirectorySynchronizationRole',
  'WarningMode',
];

describe('sandbox: shapes', () => {
  const clock = createTestClock();
  let sandbox: Sandbox;
  let hub: Session;
  let spoke: Session;
  let lab: Session;

  before(async () => {
    sandbox = await startSandbox({ seed: 11, clock });
    [hub, spoke, lab] = await Promise.all([
      signIn(sandbox, 'cuc-hub'),
      signIn(sandbox, 'cuc-lon-02'),
      signIn(sandbox, 'cuc-lab-01'),
    ]);
  });
  after(() => sandbox.stop());

  it('lists none as @total only, one as an object, more as an array', async () => {
    assert.deepEqual(await lab.get('httpslinks'), { '@total': '0' });
    const one = (await spoke.get('httpslinks/'))['HttpsLink'];
    assert(typeof one === 'object' && !Array.isArray(one));
    assert(Array.isArray((await hub.get('httpslinks'))['HttpsLink']));
  });

  it('gives only strings, and the fields in their documented order', async () => {
    for (const row of await links(hub)) {
      assert(Object.values(row).every((value) => typeof value === 'string'));
      const names = FIELDS.filter((name) => name in row);
      assert.deepEqual(Object.keys(row), names);
      const optional = new Set(['LocationBaseURLSub', 'TimeOfLastFailure']);
      assert(FIELDS.every((name) => name in row || optional.has(name)));
    }
  });

  it('shows every condition at the hub and the subscriber of a cluster only', async () => {
    const rows = await links(hub);
    const [healthy, syncing, failing, alert, pending] = rows;
    assert(healthy && syncing && failing && alert && pending);
    assert.equal(healthy['Status'], '0');
    assert.equal(healthy['LastUsn'], healthy['MaxUsn']);
    assert.equal(syncing['Status'], '1');
    assert(Number(syncing['LastUsn']) < Number(syncing['MaxUsn']));
    assert.equal(failing['TimeOfLastFailure'], failing['TimeOfLastSync']);
    assert.equal(alert['DirectorySynchronizationRole'], '1');
    assert.equal(alert['LocationBaseURLSub'], 'https://cuc-nyc-sub.sandbox.example/feeder');
    assert.equal(pending['Deleted'], 'true');
    assert.equal(rows.filter((row) => 'LocationBaseURLSub' in row).length, 1);
  });

  it('speaks XML by default, with declaration, total and escaped text', async () => {
    const london = await signIn(sandbox, 'cuc-lon-01');
    const reply = await london.send('httpslinks', { headers: { Accept: '*/*' } });
    assert.equal(reply.type, 'application/xml');
    assert.match(
      reply.text,
      /^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?><HttpsLinks total="2"><HttpsLink><URI>/u,
    );
    assert.match(reply.text, /<DisplayName>CUC-LON-02 \(R&amp;D\)<\/DisplayName>/u);
    const empty = await lab.send('httpslinks', { headers: { Accept: 'application/xml' } });
    assert.match(empty.text, /<HttpsLinks total="0"><\/HttpsLinks>$/u);
  });

  it('chooses the format by Accept, and JSON Content-Type only when Accept leaves it open', async () => {
    const type = async (headers: Record<string, string>) => (await hub.send('httpslinks', { headers })).type;
    assert.equal(await type({ Accept: 'application/json, */*' }), 'application/json');
    assert.equal(await type({ Accept: 'text/html,application/xml;q=0.9,*/*;q=0.8' }), 'application/xml');
    assert.equal(await type({ Accept: '*/*', 'Content-Type': 'application/json' }), 'application/json');
    assert.equal(
      await type({ Accept: 'application/xml', 'Content-Type': 'application/json' }),
      'application/xml',
    );
    assert.equal((await hub.send('httpslinks', { headers: { Accept: 'image/png' } })).status, 406);
    assert.equal((await hub.send('httpslinks', { headers: { Accept: 'text/plain' } })).status, 406);
  });

  it('views one link with the same fields as the list, under both forms of the path', async () => {
    const link = await oneLink(hub, 'cuc-lon-01');
    const path = String(link['URI']).replace('/vmrest/', '');
    assert.deepEqual(await hub.get(path), link);
    assert.deepEqual(await hub.get(`${path}/`), link);
  });

  it('answers 404 for unknown ids, also malformed and foreign ones, and for unknown paths', async () => {
    const foreign = String((await oneLink(spoke, 'cuc-lon-01'))['ObjectId']);
    for (const id of ['00000000-0000-0000-0000-000000000000', 'x', 'a%2Fb', foreign]) {
      const reply = await hub.send(`httpslinks/${id}`);
      assert.equal(reply.status, 404);
      assert.match(reply.text, /code/u);
    }
    assert.equal((await hub.send('tasks')).status, 404);
    assert.equal((await hub.send('httpslinks/%zz')).status, 404);
    assert.equal((await request(`${hub.server.baseUrl}/`)).status, 404);
  });

  it('answers 405 for a method the path does not have, also plain DELETE of a link', async () => {
    const { URI } = await oneLink(hub, 'cuc-lon-01');
    const path = String(URI).replace('/vmrest/', '');
    const reply = await hub.send(path, { method: 'DELETE' });
    assert.equal(reply.status, 405);
    assert.equal(reply.headers['allow'], 'GET, PUT');
    assert.equal((await hub.send('httpslinks', { method: 'POST' })).status, 405);
    assert.equal((await hub.send('httpslinks/operation/autojoin')).status, 405);
    assert.equal((await hub.get(path))['Deleted'], 'false');
  });

  it('answers the read-only companions', async () => {
    assert.deepEqual(await hub.get('version'), { name: 'vmrest', version: '15.0.1.12900' });
    assert.deepEqual(await hub.get('version/product/'), {
      name: 'Cisco Unity Connection Version',
      version: '15.0.1.12900-43',
    });
    const cluster = await signIn(sandbox, 'cuc-nyc-pub');
    const nodes = rowsOf(await cluster.get('vmsservers'), 'VmsServer');
    assert.deepEqual(
      nodes.map((node) => [node['ClusterMemberId'], node['ServerDisplayState']]),
      [
        ['0', '1'],
        ['1', '3'],
      ],
    );
    assert.equal(rowsOf(await cluster.get('cluster'), 'Server').length, 2);
    assert.equal(
      (await cluster.get(`vmsservers/${String(nodes[0]?.['ObjectId'])}`))['HostName'],
      'cuc-nyc-pub.sandbox.example',
    );
  });

  it('lists every location of the network, itself as primary', async () => {
    const rows = rowsOf(await hub.get('locations/connectionlocations'), 'ConnectionLocation');
    assert.equal(rows.length, 7);
    const primary = rows.filter((row) => row['IsPrimary'] === 'true');
    assert.deepEqual(
      primary.map((row) => row['HostAddress']),
      ['cuc-hub.sandbox.example'],
    );
    assert.equal(rowsOf(await spoke.get('locations/connectionlocations'), 'ConnectionLocation').length, 7);
    assert.equal(rowsOf(await lab.get('locations/connectionlocations'), 'ConnectionLocation').length, 1);
    const id = String(rows[1]?.['ObjectId']);
    assert.deepEqual(await hub.get(`locations/connectionlocations/${id}`), rows[1]);
  });

  it('has no HTTPS links before release 10', async () => {
    const old = await signIn(sandbox, 'cuc-old-01');
    assert.equal((await old.send('httpslinks')).status, 404);
    assert.equal((await old.get('version'))['version'], '9.1.1.30000');
  });
});
