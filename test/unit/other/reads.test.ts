import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { healthOf } from '../../../src/links/health.ts';
import { hostOfLink } from '../../../src/links/farEnd.ts';
import { makeLink, type OtherLink } from '../../support/otherServer/link.ts';
import { OTHER_ENCRYPTION_KEY, OTHER_VERSION } from '../../support/otherServer/companionCalls.ts';
import { cleanUp, combinations, failureOf, setUp } from './harness.ts';

const synced = new Date('2024-05-06T07:08:09Z');
const failed = new Date('2024-05-05T23:59:58Z');

const hub: OtherLink = makeLink(
  {
    name: 'Köln & Søn <b>"x"</b>',
    host: 'koeln.other.example',
    subscriber: 'koeln-b.other.example',
    lists: true,
    lastUsn: 9_007_199_254_740_993n,
    maxUsn: 9_007_199_254_740_995n,
    syncing: true,
    synced,
    failed,
  },
  0,
);
const branch: OtherLink = makeLink(
  {
    name: "O'Higgins",
    host: '192.0.2.17',
    ssl: false,
    selfSigned: false,
    certificateErrors: true,
    namesSyncing: true,
    alert: true,
    warning: true,
    synced,
  },
  1,
);

/** What the client must make of a link, but for its times. */
function expected(link: OtherLink): Omit<HttpsLink, 'timeOfLastSync' | 'timeOfLastFailure' | 'unknown'> {
  return {
    objectId: link.id,
    uri: `/vmrest/httpslinks/${link.id}`,
    displayName: link.name,
    baseFeedUrl: `https://${link.host}/feeder`,
    locationBaseUrlSub: link.subscriber === undefined ? undefined : `https://${link.subscriber}/feeder`,
    useSsl: link.ssl,
    acceptSelfSignedCertificates: link.selfSigned,
    acceptCertificateErrors: link.certificateErrors,
    syncDistributionLists: link.lists,
    lastUsn: link.lastUsn,
    maxUsn: link.maxUsn,
    objectCount: link.objects,
    status: link.syncing ? 'syncing' : 'idle',
    voiceNameSyncStatus: link.namesSyncing ? 'syncing' : 'idle',
    deleted: false,
    directorySynchronizationRole: link.alert ? 'alert' : 'standard',
    warningMode: link.warning,
    problems: {},
  };
}

function checkLink(link: HttpsLink | undefined, other: OtherLink): void {
  assert.ok(link);
  const { timeOfLastSync, timeOfLastFailure, unknown, ...rest } = link;
  assert.deepEqual(rest, expected(other));
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(unknown)
        .filter(([name]) => !name.startsWith('@'))
        .map(([name, value]) => [name.toLowerCase(), value]),
    ),
    { replicationset: '7', remarks: '' },
  );
  if (other.zoneless) {
    assert.deepEqual(timeOfLastSync, { kind: 'zoneless', text: '2024-05-06 07:08:09.00' });
    assert.equal(timeOfLastFailure, undefined);
  } else {
    assert.deepEqual(timeOfLastSync, { kind: 'instant', at: synced, text: '2024-05-06T12:38:09+05:30' });
    assert.deepEqual(timeOfLastFailure, { kind: 'instant', at: failed, text: '2024-05-06T05:29:58+05:30' });
  }
}

for (const { dialect, format } of combinations) {
  describe(`other server, ${dialect} dialect, asked for ${format}: reading`, () => {
    afterEach(cleanUp);

    it('lists none, one and many links', async () => {
      for (const links of [[], [hub], [branch], [hub, branch], [hub, branch, hub, branch, branch]]) {
        const { client } = await setUp({ dialect, links }, format);
        const found = await client.list();
        assert.equal(found.links.length, links.length);
        links.forEach((link, row) => checkLink(found.links[row], link));
        assert.ok(found.date);
      }
    });

    it('views each link as it is in the list', async () => {
      const { client } = await setUp({ dialect, links: [hub, branch] }, format);
      checkLink((await client.view(hub.id)).link, hub);
      const { link, date } = await client.view(branch.id);
      checkLink(link, branch);
      assert.equal(healthOf(link, date), 'alert');
      assert.equal(hostOfLink(link), '192.0.2.17');
    });

    it('takes the declaration of a namespace for no field', async () => {
      const { client } = await setUp({ dialect, links: [hub] }, format);
      const { unknown } = (await client.view(hub.id)).link;
      assert.deepEqual(
        Object.keys(unknown).filter((name) => name.startsWith('@')),
        [],
      );
    });

    it('reads the links that are there from the start, with their health', async () => {
      const { client } = await setUp({ dialect }, format);
      const { links, date } = await client.list();
      assert.deepEqual(
        links.map((link) => [link.displayName, healthOf(link, date)]),
        [
          ['Köln & Søn', 'ok'],
          ['West "7" <annex>', 'ok'],
          ["O'Higgins", 'alert'],
        ],
      );
    });

    it('says that a link is not there', async () => {
      const { client } = await setUp({ dialect, links: [hub] }, format);
      assert.equal((await failureOf(client.view(branch.id))).kind, 'notFound');
    });

    it('falls back to the version of the API where there is none of the product', async () => {
      const { client, server } = await setUp({ dialect }, format);
      assert.deepEqual(await client.version(), { name: 'vmrest', version: OTHER_VERSION });
      assert.deepEqual(await client.productVersion(), { name: 'vmrest', version: OTHER_VERSION });
      assert.ok(server.requests.some(({ path }) => path.startsWith('/vmrest/version/product')));
    });

    it('reads the machines of a pair', async () => {
      const { client } = await setUp({ dialect }, format);
      assert.deepEqual(await client.vmsServers(), [
        {
          objectId: '0A0B0C0D-0000-4000-8000-000000000001',
          serverName: 'hub-b',
          hostName: 'hub-b.other.example',
          ipAddress: '192.0.2.2',
          ipAddressV6: undefined,
          clusterMemberId: 1,
          serverState: 8,
          serverDisplayState: 'secondary',
          subToPerformReplicationRole: true,
        },
        {
          objectId: '0A0B0C0D-0000-4000-8000-000000000000',
          serverName: 'hub-a',
          hostName: 'hub-a.other.example',
          ipAddress: '192.0.2.1',
          ipAddressV6: undefined,
          clusterMemberId: 0,
          serverState: 1,
          serverDisplayState: 'primary',
          subToPerformReplicationRole: false,
        },
      ]);
    });

    it('reads the locations and none of their keys', async () => {
      for (const links of [[], [hub, branch]]) {
        const { client } = await setUp({ dialect, links }, format);
        const locations = await client.locations();
        assert.equal(locations.length, links.length + 1);
        assert.deepEqual(
          locations.filter(({ isPrimary }) => isPrimary),
          [
            {
              objectId: '0A0B0C0D-1111-4000-8000-000000000000',
              displayName: 'Hub of Others',
              hostAddress: 'hub-a.other.example',
              smtpDomain: undefined,
              systemVersion: OTHER_VERSION,
              isPrimary: true,
            },
          ],
        );
        assert.ok(!JSON.stringify(locations).includes(OTHER_ENCRYPTION_KEY));
      }
    });
  });
}
