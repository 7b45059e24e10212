import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { makeCertificate } from '../../support/certificates.ts';
import { cleanUp, combinations, failureOf, setUp } from './harness.ts';

for (const { dialect, format } of combinations) {
  describe(`other server, ${dialect} dialect, asked for ${format}: signing in`, () => {
    afterEach(cleanUp);

    it('sends the password once and cookies from then on, while they are replaced in passing', async () => {
      const { client, server, outcomes } = await setUp({ dialect }, format);
      for (let round = 0; round < 4; round += 1) {
        await Promise.all([client.list(), client.version(), client.locations()]);
      }
      assert.equal(server.requests.length, 12);
      assert.equal(server.requests.filter(({ hasBasic }) => hasBasic).length, 1);
      assert.equal(server.requests.filter(({ hasCookie }) => hasCookie).length, 11);
      assert.deepEqual(outcomes, ['accepted']);
    });

    it('signs in again when its session has ended, before a write too', async () => {
      const { client, server, outcomes } = await setUp({ dialect }, format);
      const { links } = await client.list();
      server.setPassword(server.password);
      assert.deepEqual((await client.list()).links, links);
      server.setPassword(server.password);
      await client.unjoin(links[0]?.objectId ?? '');
      assert.deepEqual(outcomes, ['accepted', 'accepted', 'accepted']);
      const sent = server.requests.map(({ method, hasBasic }) => `${method} ${hasBasic}`);
      assert.deepEqual(sent, ['GET true', 'GET false', 'GET true', 'DELETE false', 'DELETE true']);
    });

    it('sends a changed password once and no more', async () => {
      const { client, server, outcomes } = await setUp({ dialect }, format);
      await client.list();
      server.setPassword('another');
      assert.equal((await failureOf(client.list())).kind, 'signInRefused');
      assert.equal((await failureOf(client.list())).kind, 'signInNeeded');
      assert.deepEqual(outcomes, ['accepted', 'refused']);
      assert.equal(server.requests.filter(({ hasBasic }) => hasBasic).length, 2);
    });

    it('stops at a certificate that was swapped', async () => {
      const { client, server } = await setUp({ dialect }, format);
      const first = server.sha256;
      server.setCertificate(await makeCertificate({ names: ['swapped.other.example'] }));
      const failure = await failureOf(client.list());
      assert.ok(failure.kind === 'certificateChanged');
      assert.equal(failure.pinned, first);
      assert.equal(failure.certificate.sha256, server.sha256);
      assert.deepEqual(failure.certificate.names, ['swapped.other.example']);
      assert.equal(server.requests.length, 0);
    });

    it('lets a test answer instead of the server', async () => {
      const answerInstead = () => ({ status: 403, type: 'text/plain', text: 'Not you.' });
      const { client } = await setUp({ dialect, hooks: { answerInstead } }, format);
      const failure = await failureOf(client.list());
      assert.ok(failure.kind === 'denied');
      assert.equal(failure.words.message, 'Not you.');
    });
  });
}
