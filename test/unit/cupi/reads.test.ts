import assert from 'node:assert/strict';
import { TransportError } from '../../../src/http/failure.ts';
import { listXml } from '../../../src/sandbox/wire/toXml.ts';
import { manyLinks } from '../../support/manyLinks.ts';
import { failureOf, fakeServer } from './fakeServer.ts';
import { fixture, json, xml } from './fixture.ts';

const id = 'd06ace70-645d-4763-9a46-6286ac371f1a';

describe('list', () => {
  it('asks for JSON or XML, with the documented slash', async () => {
    for (const [format, accept] of [
      ['json', 'application/json, */*;q=0.5'],
      ['xml', 'application/xml, */*;q=0.5'],
    ] as const) {
      const { client, requests } = fakeServer(format, json('{"@total":"0"}'));
      await client.list();
      const path = '/vmrest/httpslinks/';
      assert.deepEqual(requests, [{ method: 'GET', path, template: path, accept, limit: 262_144 }]);
    }
  });

  it('gives the links, the clock and the body as it was', async () => {
    const text = fixture('many.xml');
    const date = new Date('2024-05-01T08:00:05Z');
    const { client } = fakeServer('json', { ...xml(text), date });
    const given = await client.list();
    assert.equal(given.links.length, 3);
    assert.equal(given.date, date);
    assert.deepEqual(given.raw, { contentType: 'application/xml', text });
  });

  it('is decoded again only when its body is another one, and then as it is', async () => {
    const one = json('{"@total":"1","HttpsLink":{"ObjectId":"a","DisplayName":"one"}}');
    const other = json('{"@total":"1","HttpsLink":{"ObjectId":"a","DisplayName":"two"}}');
    const cut = json('{"@total":"2","HttpsLink":{"ObjectId":"a"}}');
    const date = new Date('2024-05-01T08:00:05Z');
    const answers = [one, { ...one, date }, cut, one, { ...one, unreadable: 'bytes' } as const, other];
    const { client } = fakeServer('json', ...answers);
    const [first, second] = [await client.list(), await client.list()];
    assert.equal(second.links, first.links);
    assert.equal(second.date, date, 'the clock is that of the answer');
    assert.equal((await failureOf(client.list())).kind, 'partial');
    assert.equal((await client.list()).links, first.links);
    assert.equal(
      (await failureOf(client.list())).kind,
      'badPayload',
      'a text with lost bytes in it may look the same',
    );
    assert.equal((await client.list()).links[0]?.displayName, 'two');
  });

  it('is its own where several are decoded at once, and the next one too', async () => {
    const long = xml(listXml('HttpsLinks', 'HttpsLink', manyLinks(100)));
    const other = xml(listXml('HttpsLinks', 'HttpsLink', manyLinks(101)));
    const short = json('{"@total":"1","HttpsLink":{"ObjectId":"a"}}');
    const { client } = fakeServer('xml', long, other, short, other, long, short);
    const counts = async (calls: readonly ReturnType<typeof client.list>[]) =>
      (await Promise.all(calls)).map(({ links }) => links.length);
    assert.deepEqual(await counts([client.list(), client.list(), client.list()]), [100, 101, 1]);
    assert.deepEqual(await counts([client.list()]), [101], 'the one whose decoding ended last');
    assert.deepEqual(await counts([client.list(), client.list()]), [100, 1]);
  });

  it('stands once it has come, whoever leaves while it is decoded', async () => {
    const long = xml(listXml('HttpsLinks', 'HttpsLink', manyLinks(100)));
    const { client } = fakeServer('xml', long, { ...long, status: 503 });
    const left = () => {
      const leaving = new AbortController();
      setImmediate(() => leaving.abort());
      return leaving.signal;
    };
    assert.equal((await client.list(left())).links.length, 100);
    assert.equal((await failureOf(client.list(left()))).kind, 'busy');
  });

  it('rejects when it is not whole', async () => {
    const { client } = fakeServer('json', json('{"@total":"2","HttpsLink":{"ObjectId":"a"}}'));
    const common = { server: 'lab', operation: 'list', sent: true, status: 200 };
    assert.deepEqual(await failureOf(client.list()), { ...common, kind: 'partial', total: 2, rows: 1 });
  });

  it('rejects a sign-in page', async () => {
    const { client } = fakeServer('json', {
      contentType: 'text/html',
      text: '<!DOCTYPE html><html>…</html>',
    });
    const common = { server: 'lab', operation: 'list', sent: true, status: 200 };
    assert.deepEqual(await failureOf(client.list()), { ...common, kind: 'badPayload', reason: 'html' });
  });

  it('rejects an empty answer, even a 204', async () => {
    const { client } = fakeServer('json', { status: 204, contentType: 'application/json' });
    const failure = await failureOf(client.list());
    assert.ok(failure.kind === 'badPayload' && failure.reason === 'empty' && failure.status === 204);
  });
});

describe('view', () => {
  it('asks for one link and reads it in both formats', async () => {
    for (const format of ['json', 'xml'] as const) {
      const wrap = format === 'json' ? json : xml;
      const { client, requests } = fakeServer(format, wrap(fixture(`single.${format}`)));
      const { link, raw } = await client.view(id);
      assert.equal(link.objectId, id);
      assert.equal(raw.text, fixture(`single.${format}`));
      assert.equal(requests[0]?.path, `/vmrest/httpslinks/${id}`);
      assert.equal(requests[0].template, '/vmrest/httpslinks/{id}');
    }
  });

  it('reads a link wrapped in its name', async () => {
    const { client } = fakeServer('json', json(`{"HttpsLink":${fixture('single.json')}}`));
    assert.equal((await client.view(id)).link.displayName, 'qa-ks-vm-482');
  });

  for (const [answer, reason] of [
    [json('{"a":"1"}'), 'wrongShape'],
    [xml('<HttpsLink/>'), 'wrongShape'],
    [xml('<HttpsLinks total="1"><HttpsLink><ObjectId>a</ObjectId></HttpsLink></HttpsLinks>'), 'wrongRoot'],
  ] as const) {
    it(`rejects ${answer.text}`, async () => {
      const failure = await failureOf(fakeServer('json', answer).client.view(id));
      assert.ok(failure.kind === 'badPayload' && failure.reason === reason);
    });
  }

  for (const objectId of ['', ' ', '..', 'a/b', 'a?b', `${id} `, 'x'.repeat(65)]) {
    it(`never sends the id ${JSON.stringify(objectId)}`, async () => {
      const { client, requests } = fakeServer('json');
      const failure = await failureOf(client.view(objectId));
      assert.ok(failure.kind === 'invalidRequest' && failure.field === 'ObjectId' && !failure.sent);
      assert.equal(requests.length, 0);
    });
  }

  it('says what a 404 said', async () => {
    const body = xml(
      '<ErrorDetails><errors><code>NF</code><message>No such link</message></errors></ErrorDetails>',
    );
    const { client } = fakeServer('json', { ...body, status: 404 });
    assert.deepEqual(await failureOf(client.view(id)), {
      server: 'lab',
      operation: 'view',
      sent: true,
      kind: 'notFound',
      status: 404,
      words: { code: 'NF', message: 'No such link' },
    });
  });
});

describe('a call without an answer', () => {
  it('names server and operation beside what the transport says', async () => {
    const transport = { kind: 'timeout', phase: 'headers', afterMs: 30_000, sent: true } as const;
    const { client } = fakeServer('json', new TransportError(transport));
    assert.deepEqual(await failureOf(client.list()), { server: 'lab', operation: 'list', ...transport });
  });

  it('tells a transport error by its property, whichever bundle made it', async () => {
    const transport = { kind: 'cancelled', sent: false };
    const foreign = Object.assign(new Error('x'), { transport });
    const { client } = fakeServer('json', foreign);
    assert.deepEqual(await failureOf(client.version()), {
      server: 'lab',
      operation: 'version',
      ...transport,
    });
  });

  it('rejects with a failure of its own kind even for a fault of ours, saying nothing of it', async () => {
    const { client } = fakeServer('json', new Error('holds a secret'));
    const failure = await failureOf(client.list());
    assert.equal(failure.kind, 'protocol');
    assert.ok(!JSON.stringify(failure).includes('secret'));
  });

  it('hands the signal on', async () => {
    const { signal } = new AbortController();
    const seen: unknown[] = [];
    const { createCupiClient } = await import('../../../src/cupi/client.ts');
    const send = (_: unknown, given?: AbortSignal) => {
      seen.push(given);
      return Promise.resolve(json('{"@total":"0"}'));
    };
    await createCupiClient({ server: () => 'lab', format: 'json', send }).list(signal);
    assert.deepEqual(seen, [signal]);
  });
});
