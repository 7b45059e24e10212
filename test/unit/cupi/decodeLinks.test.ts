import assert from 'node:assert/strict';
import { decodeLinks } from '../../../src/cupi/decode/decodeLinks.ts';
import { readDocument } from '../../../src/cupi/decode/document.ts';
import type { HttpResponse } from '../../../src/http/exchange.ts';
import { json, xml } from './fixture.ts';

/** The ids in the list, or why there is none. */
async function outcome(response: HttpResponse): Promise<unknown> {
  const document = await readDocument(response);
  if (document.kind !== 'ok') return document;
  const links = decodeLinks(document.value);
  return links.kind === 'ok' ? links.value.map((link) => link.objectId) : links;
}

const a = '{"ObjectId":"a"}';
const b = '{"ObjectId":"b"}';

describe('a list of links', () => {
  for (const [text, ids] of [
    ['{"@total":"0"}', []],
    ['{"@total":0,"HttpsLink":[]}', []],
    ['{"@total":"0","HttpsLink":""}', []],
    ['{"@total":"0","HttpsLink":null}', []],
    ['{"HttpsLink":[]}', []],
    ['{"Total":"0"}', []],
    [`{"total":"1","HttpsLink":${a}}`, ['a']],
    [`{"@total":"1","HttpsLink":[${a}]}`, ['a']],
    [`{"@total":"2","HttpsLink":[${a},${b}]}`, ['a', 'b']],
    [`{"HttpsLink":[${a},${b}]}`, ['a', 'b']],
    [`{"@TOTAL":"1","httpslink":${a}}`, ['a']],
    [`{"HttpsLinks":{"@total":"1","HttpsLink":${a}}}`, ['a']],
    [`{"@total":"1","HttpsLinks":{"HttpsLink":${a}}}`, ['a']],
    [`{"@total":"2","HttpsLinks":[${a},${b}]}`, ['a', 'b']],
    ['{"HttpsLinks":{"@total":"0"}}', []],
  ] as const) {
    it(`is read from ${text}`, async () => assert.deepEqual(await outcome(json(text)), ids));
  }

  for (const [text, ids] of [
    ['<HttpsLinks total="0"></HttpsLinks>', []],
    ['<HttpsLinks/>', []],
    ['<HttpsLinks total=""/>', []],
    ['<httpslinks Total="1"><HttpsLink><ObjectId>a</ObjectId></HttpsLink></httpslinks>', ['a']],
    [
      '<c:HttpsLinks xmlns:c="urn:x" total="1"><c:HttpsLink><c:ObjectId>a</c:ObjectId></c:HttpsLink></c:HttpsLinks>',
      ['a'],
    ],
    ['<HttpsLinks><HttpsLink><ObjectId>a</ObjectId></HttpsLink></HttpsLinks>', ['a']],
    ['<HttpsLinks total="1"><HttpsLink/></HttpsLinks>', ['']],
  ] as const) {
    it(`is read from ${text}`, async () => assert.deepEqual(await outcome(xml(text)), ids));
  }

  for (const [text, total, rows] of [
    ['{"@total":"1"}', 1, 0],
    [`{"@total":"3","HttpsLink":[${a},${b}]}`, 3, 2],
    [`{"@total":"1","HttpsLink":[${a},${b}]}`, 1, 2],
    [`{"@total":"0","HttpsLink":${a}}`, 0, 1],
    [`{"@total":"1","HttpsLinks":""}`, 1, 0],
  ] as const) {
    it(`is partial in ${text}`, async () =>
      assert.deepEqual(await outcome(json(text)), { kind: 'partial', total, rows }));
  }

  it('is partial in XML too', async () => {
    const text = '<HttpsLinks total="2"><HttpsLink><ObjectId>a</ObjectId></HttpsLink></HttpsLinks>';
    assert.deepEqual(await outcome(xml(text)), { kind: 'partial', total: 2, rows: 1 });
  });

  for (const text of [
    '{}',
    '{"a":1}',
    '[]',
    '"text"',
    '{"errors":{"code":"X","message":"no"}}',
    '{"ErrorDetails":{"errors":[{"code":"X"}]}}',
    '{"@total":"one"}',
    '{"@total":"1","HttpsLink":"text"}',
    `{"@total":"-1","HttpsLink":${a}}`,
  ]) {
    it(`is not ${text}`, async () =>
      assert.deepEqual(await outcome(json(text)), { kind: 'badPayload', reason: 'wrongShape' }));
  }

  for (const text of [
    '<HttpsLink><ObjectId>a</ObjectId></HttpsLink>',
    '<ErrorDetails><errors><code>X</code></errors></ErrorDetails>',
    '<Users total="0"/>',
  ]) {
    it(`is not ${text}`, async () =>
      assert.deepEqual(await outcome(xml(text)), { kind: 'badPayload', reason: 'wrongRoot' }));
  }

  it('shows every link when one has nothing but bad fields', async () => {
    const bad = '{"ObjectId":"../x","Status":{"a":"1"},"Deleted":["true","false"],"LastUsn":"1.5"}';
    const document = await readDocument(json(`{"@total":"2","HttpsLink":[${bad},${a}]}`));
    assert.ok(document.kind === 'ok');
    const links = decodeLinks(document.value);
    assert.ok(links.kind === 'ok');
    assert.equal(links.value[0]?.objectId, '');
    assert.deepEqual(links.value[0].problems, {
      ObjectId: '../x',
      Status: '{"a":"1"}',
      Deleted: '["true","false"]',
      LastUsn: '1.5',
    });
    assert.equal(links.value[1]?.objectId, 'a');
  });

  it('takes names that differ in case only as one', async () => {
    const document = await readDocument(
      json('{"HttpsLink":{"objectid":"a","Status":"0","STATUS":"1","Deleted":"true","Extra":"x"}}'),
    );
    assert.ok(document.kind === 'ok');
    const links = decodeLinks(document.value);
    assert.ok(links.kind === 'ok');
    const [link] = links.value;
    assert.equal(link?.objectId, 'a');
    assert.equal(link.deleted, true);
    assert.deepEqual(link.problems, { Status: '["0","1"]' });
    assert.deepEqual(link.unknown, { Extra: 'x' });
  });

  it('never keeps a password a server gives back', async () => {
    const document = await readDocument(
      json('{"@total":"1","HttpsLink":{"ObjectId":"a","RemotePassword":"s3cret-word"}}'),
    );
    assert.ok(document.kind === 'ok');
    const links = decodeLinks(document.value);
    assert.ok(links.kind === 'ok');
    assert.deepEqual(links.value[0]?.unknown, {});
  });
});
