import assert from 'node:assert/strict';
import { failureOf, fakeServer } from './fakeServer.ts';
import { json, xml } from './fixture.ts';

describe('version', () => {
  for (const answer of [
    json('{"name":"vmrest","version":"10.0.0.189"}'),
    json('{"Version":{"Name":"vmrest","Version":"10.0.0.189"}}'),
    xml('<VersionInformation><name>vmrest</name><version> 10.0.0.189 </version></VersionInformation>'),
  ]) {
    it(`is read from ${answer.text}`, async () => {
      const { client, requests } = fakeServer('json', answer);
      assert.deepEqual(await client.version(), { name: 'vmrest', version: '10.0.0.189' });
      assert.equal(requests[0]?.path, '/vmrest/version');
    });
  }

  it('rejects an answer without one', async () => {
    const failure = await failureOf(fakeServer('json', json('{"name":"x"}')).client.version());
    assert.ok(failure.kind === 'badPayload' && failure.reason === 'wrongShape');
  });

  it('of the product is asked for first, the component where there is none', async () => {
    const { client, requests } = fakeServer(
      'json',
      { status: 404 },
      json('{"name":"vmrest","version":"10.0"}'),
    );
    assert.deepEqual(await client.productVersion(), { name: 'vmrest', version: '10.0' });
    assert.deepEqual(
      requests.map(({ path }) => path),
      ['/vmrest/version/product/', '/vmrest/version'],
    );
  });

  it('of the product fails for any other reason', async () => {
    const { client, requests } = fakeServer('json', { status: 503 });
    const failure = await failureOf(client.productVersion());
    assert.ok(failure.kind === 'busy' && failure.operation === 'productVersion');
    assert.equal(requests.length, 1);
  });
});

describe('vmsServers', () => {
  const publisher = {
    objectId: 's1',
    serverName: 'cuc-pub',
    hostName: 'cuc-pub',
    ipAddress: '192.0.2.1',
    ipAddressV6: undefined,
    clusterMemberId: 0,
    serverState: 1,
    serverDisplayState: 'primary',
    subToPerformReplicationRole: false,
  };

  it('are read in both formats', async () => {
    const fields = {
      ObjectId: 's1',
      ServerName: 'cuc-pub',
      HostName: 'cuc-pub',
      IpAddress: '192.0.2.1',
      IpAddressV6: '',
      ClusterMemberId: '0',
      ServerState: '1',
      ServerDisplayState: '3',
      SubToPerformReplicationRole: 'false',
    };
    const elements = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
    const asXml = `<VmsServers total="1"><VmsServer>${elements.join('')}</VmsServer></VmsServers>`;
    const asJson = JSON.stringify({ '@total': '1', VmsServer: fields });
    for (const answer of [xml(asXml), json(asJson)]) {
      const { client, requests } = fakeServer('xml', answer);
      assert.deepEqual(await client.vmsServers(), [publisher]);
      assert.equal(requests[0]?.path, '/vmrest/vmsservers');
      assert.equal(requests[0].limit, 1_048_576);
    }
  });

  it('are not an error document', async () => {
    const failure = await failureOf(fakeServer('xml', xml('<ErrorDetails/>')).client.vmsServers());
    assert.ok(failure.kind === 'badPayload' && failure.reason === 'wrongRoot');
  });
});

describe('locations', () => {
  it('come without their keys', async () => {
    const rows = [
      {
        ObjectId: 'l1',
        DisplayName: 'hub',
        HostAddress: '192.0.2.1',
        SmtpDomain: 'hub.example',
        SystemVersion: '12.0.1.60',
        IsPrimary: 'true',
        EncryptionKey: 'key-material',
        SkinnyPrivateKey: 'key-material',
      },
      { ObjectId: 'l2', IsPrimary: 'false', EncryptionKey: 'key-material' },
    ];
    const { client, requests } = fakeServer(
      'json',
      json(JSON.stringify({ '@total': '2', ConnectionLocation: rows })),
    );
    const locations = await client.locations();
    assert.equal(requests[0]?.path, '/vmrest/locations/connectionlocations');
    assert.deepEqual(locations, [
      {
        objectId: 'l1',
        displayName: 'hub',
        hostAddress: '192.0.2.1',
        smtpDomain: 'hub.example',
        systemVersion: '12.0.1.60',
        isPrimary: true,
      },
      {
        objectId: 'l2',
        displayName: undefined,
        hostAddress: undefined,
        smtpDomain: undefined,
        systemVersion: undefined,
        isPrimary: false,
      },
    ]);
    assert.ok(!JSON.stringify(locations).includes('key-material'));
  });

  it('are read under whatever name the XML list has, if its rows are right', async () => {
    const text =
      '<Locations total="1"><ConnectionLocation><ObjectId>l1</ObjectId></ConnectionLocation></Locations>';
    assert.equal((await fakeServer('xml', xml(text)).client.locations()).length, 1);
  });
});
