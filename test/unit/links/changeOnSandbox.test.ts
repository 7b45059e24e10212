import assert from 'node:assert/strict';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { secret } from '../../../src/http/secret.ts';
import type { Change } from '../../../src/links/change.ts';
import { healthOf } from '../../../src/links/health.ts';
import type { Connection } from '../../../src/servers/connection.ts';
import { startNetwork, type Network } from '../servers/support/withSandbox.ts';
import { aLink } from './aLink.ts';
import { carry, changedBy } from './carry.ts';

describe('links: changes on the sandbox', function () {
  this.timeout(20_000);
  for (const format of ['json', 'xml'] as const) {
    describe(format, () => {
      let network: Network;
      let hub: Connection;

      before(async () => {
        network = await startNetwork();
        hub = await network.connect('cuc-hub', format);
      });
      after(() => network.stop());
      beforeEach(() => network.requests.splice(0));

      const apply = (change: Change) => changedBy(carry(hub.client, change));

      async function linkTo(name: string): Promise<HttpsLink> {
        const { links } = await hub.client.list();
        const found = links.find(({ displayName }) => displayName === name);
        assert.ok(found, name);
        network.requests.splice(0);
        return found;
      }

      it('updates: reads, writes, reads, and nothing is ignored', async () => {
        const link = await linkTo('CUC-LON-01');
        const { objectId } = link;
        const fields = { displayName: 'London <1> & "more"', acceptCertificateErrors: true };
        const changed = await apply({ kind: 'update', link, fields });
        assert.deepEqual(network.requests, [
          `cuc-hub GET /vmrest/httpslinks/${objectId} 200`,
          `cuc-hub PUT /vmrest/httpslinks/${objectId} 204`,
          `cuc-hub GET /vmrest/httpslinks/${objectId} 200`,
        ]);
        assert.equal(changed.link?.displayName, fields.displayName);
        assert.equal(changed.link.acceptCertificateErrors, true);
        assert.deepEqual(changed.ignored, []);
      });

      it('unjoins: the link is then pending removal, on the server too', async () => {
        const link = await linkTo('CUC-FRA-01');
        const { objectId } = link;
        const changed = await apply({ kind: 'unjoin', link });
        assert.deepEqual(network.requests, [
          `cuc-hub GET /vmrest/httpslinks/${objectId} 200`,
          `cuc-hub DELETE /vmrest/httpslinks/operation/unjoin/${objectId} 200`,
          `cuc-hub GET /vmrest/httpslinks/${objectId} 200`,
        ]);
        assert.ok(changed.link);
        assert.equal(healthOf(changed.link, undefined), 'pendingRemoval');
        assert.equal((await linkTo('CUC-FRA-01')).deleted, true);
      });

      it('does not send a change to a link that is not there', async () => {
        const link = aLink({ objectId: '00000000-0000-4000-8000-000000000000' });
        assert.deepEqual(await carry(hub.client, { kind: 'unjoin', link }), { kind: 'alreadyGone' });
        assert.deepEqual(
          network.requests.filter((line) => !line.includes(' GET ')),
          [],
        );
      });

      it('does not unjoin a link that is pending removal already', async () => {
        const link = await linkTo('CUC-MIL-01');
        assert.deepEqual(await carry(hub.client, { kind: 'unjoin', link }), { kind: 'alreadyGone' });
        assert.deepEqual(network.requests, [`cuc-hub GET /vmrest/httpslinks/${link.objectId} 200`]);
      });

      it('joins once, and gives the new link', async () => {
        const remote = network.named('cuc-lab-01');
        const changed = await apply({
          kind: 'join',
          request: {
            remoteServer: remote.hostName,
            remoteUsername: remote.user,
            remotePassword: secret(remote.password),
            acceptSelfSignedCertificates: true,
            acceptCertificateErrors: false,
            enableDirectorySync: true,
            enableVoiceNameSync: true,
          },
        });
        const objectId = changed.objectId ?? '';
        assert.deepEqual(network.requests, [
          'cuc-hub GET /vmrest/httpslinks/ 200',
          'cuc-hub POST /vmrest/httpslinks/operation/autojoin 201',
          `cuc-hub GET /vmrest/httpslinks/${objectId} 200`,
        ]);
        assert.equal(changed.link?.displayName, 'CUC-LAB-01');
        assert.equal(changed.link.objectId, objectId);
        assert.equal((await linkTo('CUC-LAB-01')).objectId, objectId);
      });

      it('takes the server out of its network: every link is then pending removal', async () => {
        const named = (await hub.client.list()).links.map(({ objectId }) => objectId);
        network.requests.splice(0);
        await apply({ kind: 'unjoinSelf', named });
        assert.deepEqual(network.requests, [
          'cuc-hub GET /vmrest/httpslinks/ 200',
          'cuc-hub DELETE /vmrest/httpslinks/operation/unjoinself 200',
        ]);
        const { links } = await hub.client.list();
        assert.ok(links.length > 0);
        for (const link of links) assert.equal(healthOf(link, undefined), 'pendingRemoval');
      });
    });
  }
});
