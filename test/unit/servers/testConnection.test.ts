import assert from 'node:assert/strict';
import { connect } from '../../../src/servers/connection.ts';
import { signInOnce } from '../../../src/servers/signInWithStored.ts';
import { isBeforeHttpsNetworking, testConnection } from '../../../src/servers/testConnection.ts';
import { response } from '../../support/rawTlsServer.ts';
import { aProfile } from './support/aProfile.ts';
import { right, startFakeUnity, type Instead } from './support/fakeUnity.ts';
import { startNetwork, type Network } from './support/withSandbox.ts';

const { signal } = new AbortController();

describe('servers: testing a connection, on the sandbox', function () {
  this.timeout(20_000);
  let network: Network;
  before(async () => {
    network = await startNetwork();
  });
  after(() => network.stop());
  beforeEach(() => network.requests.splice(0));

  for (const format of ['json', 'xml'] as const) {
    it(`tells release and number of links (${format}), and only reads`, async () => {
      const { client } = await network.connect('cuc-hub', format);
      const expected = { kind: 'ok', version: '15.0.1.12900-43', links: 5 };
      assert.deepEqual(await testConnection(client, signal), expected);
      assert.deepEqual(network.requests, [
        'cuc-hub GET /vmrest/version/product/ 200',
        'cuc-hub GET /vmrest/httpslinks/ 200',
      ]);
    });
  }

  it('tells a location without links', async () => {
    const { client } = await network.connect('cuc-lab-01');
    const expected = { kind: 'ok', version: '15.0.1.12900-43', links: 0 };
    assert.deepEqual(await testConnection(client, signal), expected);
  });

  it('tells a release without HTTPS networking, and does not ask it for links', async () => {
    const { client } = await network.connect('cuc-old-01');
    assert.deepEqual(await testConnection(client, signal), { kind: 'tooOld', version: '9.1.1.30000-2' });
    assert.equal(network.requests.filter((line) => line.includes('httpslinks')).length, 0);
  });

  it('tells a wrong password, sent once', async () => {
    const { baseUrl, user, sha256 } = network.named('cuc-mad-01');
    const connection = await connect({
      profile: () => aProfile(baseUrl, user),
      format: 'json',
      trust: () => ({ kind: 'pin', sha256 }),
      signIn: signInOnce(user, 'wrong'),
      log: () => undefined,
    });
    const result = await testConnection(connection.client, signal);
    assert.equal(result.kind, 'failed');
    assert.equal(result.failure.kind, 'signInRefused');
    const again = await testConnection(connection.client, signal);
    assert.equal(again.kind, 'failed');
    connection.close();
    assert.deepEqual(network.requests, ['cuc-mad-01 GET /vmrest/version/product/ 401']);
  });

  it('tells that it was cancelled', async () => {
    const { client } = await network.connect('cuc-lon-01');
    const result = await testConnection(client, AbortSignal.abort());
    assert.equal(result.kind, 'failed');
    assert.equal(result.failure.kind, 'cancelled');
    assert.deepEqual(network.requests, []);
  });
});

describe('servers: testing a connection, with a server that is odd', function () {
  this.timeout(20_000);
  async function test(instead: Instead) {
    const unity = await startFakeUnity(instead);
    const connection = await connect({
      profile: () => aProfile(unity.origin),
      format: 'json',
      trust: () => ({ kind: 'pin', sha256: unity.sha256 }),
      signIn: signInOnce('operator', right),
      log: () => undefined,
    });
    const result = await testConnection(connection.client, signal);
    connection.close();
    await unity.close();
    return result;
  }
  const versions = (answer: string): Instead => {
    return ({ path }, socket) => path.startsWith('/vmrest/version') && socket.write(answer);
  };
  const cookie = 'Set-Cookie: JSESSIONID=1; Path=/vmrest';

  for (const [what, answer] of [
    ['not found', response(404, '', [cookie])],
    ['not offered', response(405, '', [cookie])],
    ['unreadable', response(200, '{', [cookie, 'Content-Type: application/json'])],
  ] as const) {
    it(`lets the list decide when its release is ${what}`, async () => {
      assert.deepEqual(await test(versions(answer)), { kind: 'ok', version: undefined, links: 1 });
    });
  }

  it('fails when the release is denied: so is the rest', async () => {
    const result = await test(versions(response(403, '', [cookie])));
    assert.equal(result.kind, 'failed');
    assert.equal(result.failure.kind, 'denied');
  });

  it('fails when the list does', async () => {
    const result = await test(
      ({ path }, socket) => path === '/vmrest/httpslinks/' && socket.write(response(404)),
    );
    assert.equal(result.kind, 'failed');
    assert.equal(result.failure.kind, 'notFound');
    assert.equal(result.failure.operation, 'list');
  });

  it('passes a fault of our own on', async () => {
    const unity = await startFakeUnity();
    const connection = await connect({
      profile: () => aProfile(unity.origin),
      format: 'json',
      trust: () => ({ kind: 'pin', sha256: unity.sha256 }),
      signIn: signInOnce('operator', right),
      log: () => undefined,
    });
    const broken = { ...connection.client, productVersion: () => Promise.reject(new TypeError('ours')) };
    await assert.rejects(testConnection(broken, signal), TypeError);
    connection.close();
    await unity.close();
  });
});

describe('servers: releases before HTTPS networking', () => {
  const table: readonly (readonly [string, boolean])[] = [
    ['9.1.1.30000-2', true],
    ['8.6.2.0ES3', true],
    [' 7.0.1', true],
    ['10.0.1.10000-24', false],
    ['10.0.0.189', false],
    ['15.0.1.12900-43', false],
    ['100.1', false],
    ['', false],
    ['unknown', false],
  ];
  for (const [version, before] of table) {
    it(`${version || 'nothing'}: ${before ? 'before' : 'not before'}`, () =>
      assert.equal(isBeforeHttpsNetworking(version), before));
  }
});
