import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { JoinRequest, UpdateRequest } from '../../../src/cupi/httpsLink.ts';
import { secret } from '../../../src/http/secret.ts';
import { changedFields, editOf, fullUpdate, wantsFullSet } from '../../../src/links/editedFields.ts';
import { hostOfLink } from '../../../src/links/farEnd.ts';
import { carry, changedBy } from '../links/carry.ts';
import { cleanUp, combinations, failureOf, linkNamed, setUp } from './harness.ts';

const join: JoinRequest = {
  remoteServer: 'new.other.example',
  remoteUsername: 'remote <admin>',
  remotePassword: secret(' r&mote "pass\' '),
  acceptSelfSignedCertificates: false,
  acceptCertificateErrors: true,
  enableDirectorySync: true,
  enableVoiceNameSync: false,
};

for (const { dialect, format } of combinations) {
  describe(`other server, ${dialect} dialect, asked for ${format}: changing`, () => {
    afterEach(cleanUp);

    it('joins, and finds the new link by the id that comes back', async () => {
      const { client, server } = await setUp({ dialect }, format);
      const { objectId, link } = await changedBy(carry(client, { kind: 'join', request: join }));
      assert.match(objectId ?? '', /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
      assert.ok(link);
      assert.equal(link.objectId, objectId);
      assert.equal(link.baseFeedUrl, 'https://new.other.example/feeder');
      assert.equal(link.useSsl, true);
      assert.equal(link.acceptSelfSignedCertificates, false);
      assert.equal(link.acceptCertificateErrors, true);
      assert.equal(link.status, 'syncing');
      assert.equal(link.voiceNameSyncStatus, 'idle');
      assert.equal(link.timeOfLastSync, undefined);
      assert.equal(server.requests.filter(({ method }) => method === 'POST').length, 1);
    });

    it('joins a server that had no link', async () => {
      const { client } = await setUp({ dialect, links: [] }, format);
      const { objectId } = await client.join(join);
      const { links } = await client.list();
      assert.deepEqual(
        links.map((link) => link.objectId),
        [objectId],
      );
    });

    it('says in the words of the server why a join was refused', async () => {
      const { client } = await setUp({ dialect }, format);
      const failure = await failureOf(client.join({ ...join, remoteServer: 'koeln.other.example' }));
      assert.equal(failure.kind, 'refused');
      assert.ok('words' in failure);
      assert.deepEqual(failure.words, { code: 'X-3', message: 'koeln.other.example is joined already' });
    });

    it('updates one field and leaves the rest', async () => {
      const { client } = await setUp({ dialect }, format);
      const before = await linkNamed(client, 'West "7" <annex>');
      const fields = changedFields(before, { ...editOf(before), displayName: 'Ünited & "Co" <1>' });
      assert.deepEqual(Object.keys(fields), ['displayName']);
      const { link, ignored } = await changedBy(carry(client, { kind: 'update', link: before, fields }));
      assert.deepEqual(ignored, []);
      assert.deepEqual(link, { ...before, displayName: 'Ünited & "Co" <1>', unknown: link?.unknown });
    });

    it('switches distribution lists on', async () => {
      const { client } = await setUp({ dialect }, format);
      const before = await linkNamed(client, 'West "7" <annex>');
      const fields = changedFields(before, {
        ...editOf(before),
        syncDistributionLists: true,
        remoteServer: 'west-8.other.example',
      });
      const { link, ignored } = await changedBy(carry(client, { kind: 'update', link: before, fields }));
      assert.deepEqual(ignored, []);
      assert.ok(link);
      assert.equal(link.syncDistributionLists, true);
      assert.equal(link.baseFeedUrl, 'https://west-8.other.example/feeder');
    });

    it('sends the full set to a server that refuses a part of it', async () => {
      const { client, server } = await setUp({ dialect, fullUpdates: true }, format);
      const before = await linkNamed(client, 'Köln & Søn');
      const edit = { ...editOf(before), acceptCertificateErrors: true };
      const partial: UpdateRequest = changedFields(before, edit);
      const failure = await failureOf(client.update(before.objectId, partial));
      assert.equal(failure.kind, 'refused');
      assert.ok('words' in failure);
      assert.equal(failure.words.code, 'X-4');
      assert.ok(wantsFullSet(failure, partial));

      await client.update(before.objectId, fullUpdate(edit, hostOfLink(before)));
      const { link } = await client.view(before.objectId);
      assert.deepEqual(link, { ...before, acceptCertificateErrors: true, unknown: link.unknown });
      assert.equal(server.requests.filter(({ method }) => method === 'PUT').length, 2);
    });

    it('unjoins a link, which is gone at once', async () => {
      const { client } = await setUp({ dialect }, format);
      const before = await linkNamed(client, "O'Higgins");
      const { objectId } = before;
      const changed = await changedBy(carry(client, { kind: 'unjoin', link: before }));
      assert.deepEqual(changed, { objectId, link: undefined, ignored: [] });
      assert.equal((await failureOf(client.view(objectId))).kind, 'notFound');
      assert.equal((await failureOf(client.unjoin(objectId))).kind, 'notFound');
      assert.equal((await client.list()).links.length, 2);
    });

    it('hears nothing from an unjoin and a text from leaving the network', async () => {
      const { client } = await setUp({ dialect }, format);
      const { objectId } = await linkNamed(client, "O'Higgins");
      assert.deepEqual(await client.unjoin(objectId), { text: undefined });
      assert.deepEqual(await client.unjoinSelf(), { text: 'This location has left its network.' });
      assert.deepEqual((await client.list()).links, []);
    });
  });
}
