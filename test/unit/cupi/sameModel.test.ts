import assert from 'node:assert/strict';
import { decodeLink } from '../../../src/cupi/decode/decodeLink.ts';
import { decodeLinks } from '../../../src/cupi/decode/decodeLinks.ts';
import { readDocument } from '../../../src/cupi/decode/document.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import type { HttpResponse } from '../../../src/http/exchange.ts';
import { fixture, json, xml } from './fixture.ts';

async function listed(response: HttpResponse): Promise<readonly HttpsLink[]> {
  const document = await readDocument(response);
  assert.ok(document.kind === 'ok');
  const links = decodeLinks(document.value);
  assert.ok(links.kind === 'ok');
  return links.value;
}

async function viewed(response: HttpResponse, objectId: string): Promise<HttpsLink> {
  const document = await readDocument(response);
  assert.ok(document.kind === 'ok');
  const link = decodeLink(document.value, objectId);
  assert.ok(link.kind === 'ok');
  return link.value;
}

const unset: HttpsLink = {
  objectId: '',
  uri: undefined,
  displayName: undefined,
  baseFeedUrl: undefined,
  locationBaseUrlSub: undefined,
  useSsl: undefined,
  acceptSelfSignedCertificates: undefined,
  acceptCertificateErrors: undefined,
  syncDistributionLists: undefined,
  lastUsn: undefined,
  maxUsn: undefined,
  objectCount: undefined,
  status: undefined,
  voiceNameSyncStatus: undefined,
  timeOfLastSync: undefined,
  timeOfLastFailure: undefined,
  deleted: undefined,
  directorySynchronizationRole: undefined,
  warningMode: undefined,
  unknown: {},
  problems: {},
};

function instant(text: string): HttpsLink['timeOfLastSync'] {
  return { kind: 'instant', at: new Date(text), text };
}

const documented: HttpsLink = {
  ...unset,
  objectId: '25164390-ec93-4dac-804a-c4567618b008',
  uri: '/vmrest/httpslinks/25164390-ec93-4dac-804a-c4567618b008',
  displayName: 'qa-ks-vm-454',
  baseFeedUrl: 'https://qa-ks-vm-454.cisco.com/feeder',
  locationBaseUrlSub: 'https://qa-ks-vm-483.cisco.com/feeder',
  useSsl: true,
  acceptSelfSignedCertificates: true,
  acceptCertificateErrors: false,
  syncDistributionLists: false,
  lastUsn: 399n,
  maxUsn: 399n,
  objectCount: 6,
  status: 'idle',
  voiceNameSyncStatus: 'idle',
  timeOfLastSync: instant('2013-02-11T16:28:04Z'),
  timeOfLastFailure: instant('2013-01-31T21:54:21Z'),
  deleted: false,
  directorySynchronizationRole: 'standard',
  warningMode: false,
};

const many: readonly HttpsLink[] = [
  {
    ...unset,
    objectId: '11111111-aaaa-4aaa-8aaa-000000000001',
    uri: '/vmrest/httpslinks/11111111-aaaa-4aaa-8aaa-000000000001',
    displayName: 'Zürich & <Süd> – "Test"',
    baseFeedUrl: 'https://cuc-zrh.example/feeder',
    lastUsn: 9223372036854775806n,
    maxUsn: 9223372036854775807n,
    status: 'syncing',
    timeOfLastSync: { kind: 'zoneless', text: '2016-01-21 21:07:15.38' },
    unknown: { Flavour: 'vanilla', Extra: '{"Deep":["1","2"]}' },
  },
  {
    ...unset,
    objectId: '11111111-aaaa-4aaa-8aaa-000000000002',
    displayName: 'lab-2',
    baseFeedUrl: 'https://cuc-lab2.example/feeder',
    locationBaseUrlSub: 'https://cuc-lab2-sub.example/feeder',
    useSsl: true,
    deleted: true,
    syncDistributionLists: false,
    directorySynchronizationRole: 'alert',
    voiceNameSyncStatus: 'syncing',
    warningMode: true,
    timeOfLastSync: instant('2024-05-01T10:00:00+02:00'),
  },
  {
    ...unset,
    objectId: '11111111-aaaa-4aaa-8aaa-000000000003',
    displayName: 'odd case',
    lastUsn: 7n,
    problems: { ObjectCount: 'many', Status: '7', Deleted: 'maybe', TimeOfLastSync: '013-01-31T21:54:21Z' },
  },
];

describe('JSON and XML give the same model', () => {
  it('of no link', async () => {
    assert.deepEqual(await listed(json(fixture('none.json'))), []);
    assert.deepEqual(await listed(xml(fixture('none.xml'))), []);
  });

  it('of one link, the documented cluster example, its padding tolerated', async () => {
    assert.deepEqual(await listed(json(fixture('documentedList.json'))), [documented]);
    assert.deepEqual(await listed(xml(fixture('documentedList.xml'))), [documented]);
  });

  it('of many links: padded, odd case, unknown and unreadable fields, both date forms', async () => {
    assert.deepEqual(await listed(json(fixture('many.json'))), many);
    assert.deepEqual(await listed(xml(fixture('many.xml'))), many);
  });

  it('of a single link that is no cluster', async () => {
    const single = 'd06ace70-645d-4763-9a46-6286ac371f1a';
    const fromJson = await viewed(json(fixture('single.json')), single);
    assert.deepEqual(await viewed(xml(fixture('single.xml')), single), fromJson);
    assert.equal(fromJson.displayName, 'qa-ks-vm-482');
    assert.equal(fromJson.locationBaseUrlSub, undefined);
    assert.equal(fromJson.timeOfLastFailure, undefined);
  });

  it('whatever type is declared, when the body says otherwise', async () => {
    assert.deepEqual(await listed({ ...json(fixture('many.xml')) }), many);
    assert.deepEqual(await listed({ ...xml(fixture('many.json')) }), many);
    assert.deepEqual(await listed({ ...xml(fixture('many.xml')), contentType: 'text/plain' }), many);
    assert.deepEqual(await listed({ ...json(fixture('many.json')), contentType: '' }), many);
  });

  it('of empty and of missing fields', async () => {
    const id = '<ObjectId>a-1</ObjectId>';
    const expected = { ...unset, objectId: 'a-1' };
    for (const rest of [
      '',
      '<Status/>',
      '<Status></Status>',
      '<Status>  </Status>',
      '<DisplayName/><LastUsn/>',
    ]) {
      assert.deepEqual(await viewed(xml(`<HttpsLink>${id}${rest}</HttpsLink>`), 'a-1'), expected, rest);
    }
    for (const rest of [
      '',
      ',"Status":""',
      ',"Status":" "',
      ',"Status":null',
      ',"DisplayName":[],"LastUsn":null',
    ]) {
      assert.deepEqual(await viewed(json(`{"ObjectId":"a-1"${rest}}`), 'a-1'), expected, rest);
    }
  });
});
