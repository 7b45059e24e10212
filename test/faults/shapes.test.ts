import assert from 'node:assert/strict';
import { formats, linkId, listOf, setUpClient, typeOf } from '../support/cupi.ts';
import { response } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import { cleanUp } from '../support/transport.ts';
import { answer, listed, namesIn } from './support/listed.ts';

describe('faults: unusual shapes', () => {
  afterEach(cleanUp);

  const id = `"ObjectId":"${linkId}"`;
  const xmlId = `<ObjectId>${linkId}</ObjectId>`;

  for (const [what, format, body, names] of [
    ['no link', 'json', '{"@total":"0"}', []],
    ['no link', 'xml', '<HttpsLinks total="0"/>', []],
    ['one link that is no array', 'json', `{"@total":"1","HttpsLink":{${id},"DisplayName":"a"}}`, ['a']],
    ['an array of one', 'json', `{"@total":"1","HttpsLink":[{${id},"DisplayName":"a"}]}`, ['a']],
    [
      'one link',
      'xml',
      `<HttpsLinks total="1"><HttpsLink><DisplayName>a</DisplayName></HttpsLink></HttpsLinks>`,
      ['a'],
    ],
    ['a total that is a number', 'json', `{"@total":1,"HttpsLink":{${id},"DisplayName":"a"}}`, ['a']],
    ['a name that is missing', 'json', `{"@total":"1","HttpsLink":{${id}}}`, [undefined]],
    [
      'a name that is missing',
      'xml',
      `<HttpsLinks total="1"><HttpsLink>${xmlId}</HttpsLink></HttpsLinks>`,
      [undefined],
    ],
    ['a name that is null', 'json', `{"@total":"1","HttpsLink":{${id},"DisplayName":null}}`, [undefined]],
    ['a name that is a number', 'json', `{"@total":"1","HttpsLink":{${id},"DisplayName":7}}`, ['7']],
    ['JSON that says it is XML', 'xml', listOf('json', ['a', 'b']), ['a', 'b']],
    ['XML that says it is JSON', 'json', listOf('xml', ['a', 'b']), ['a', 'b']],
  ] as const)
    it(`70 reads ${what}: ${format}`, async () =>
      assert.deepEqual(await namesIn(format, answer(body, `application/${format}`)), names));

  const fields: readonly (readonly [name: string, json: string, xml: string])[] = [
    ['UseSSL', '"True"', 'TRUE'],
    ['AcceptCertificateErrors', 'false', '0'],
    ['Deleted', '1', 'False'],
    ['LastUsn', '399', ' 399 '],
    ['ObjectCount', '"007"', '007'],
    ['Status', '0', 'Idle'],
    ['SomethingNew', '{"a":["b"]}', '<a>b</a>'],
  ];

  for (const format of formats)
    it(`70 reads fields in whatever way they are written, and keeps those it does not know: ${format}`, async () => {
      const json = fields.map(([name, value]) => `,"${name}":${value}`).join('');
      const xml = fields.map(([name, , value]) => `<${name}>${value}</${name}>`).join('');
      const body = format === 'json' ? `{${id}${json}}` : `<HttpsLink>${xmlId}${xml}</HttpsLink>`;
      const { client } = await setUpClient(format, script({ text: response(200, body, [typeOf(format)]) }));
      const { link } = await client.view(linkId);
      assert.deepEqual(
        [
          link.useSsl,
          link.acceptCertificateErrors,
          link.deleted,
          link.lastUsn,
          link.objectCount,
          link.status,
        ],
        [true, false, format === 'json', 399n, 7, 'idle'],
      );
      assert.deepEqual(link.unknown, { SomethingNew: format === 'json' ? '{"a":"b"}' : '{"a":"b"}' });
      assert.deepEqual(link.problems, {});
    });

  for (const format of formats)
    it(`70 marks the fields of one bad link, and shows it with the others: ${format}`, async () => {
      const bad = {
        json: '{"ObjectId":"../x","DisplayName":["a","b"],"Status":{"c":"1"},"LastUsn":"1.5","Deleted":"maybe"}',
        xml: '<HttpsLink><ObjectId>../x</ObjectId><DisplayName>a</DisplayName><DisplayName>b</DisplayName><Status><c>1</c></Status><LastUsn>1.5</LastUsn><Deleted>maybe</Deleted></HttpsLink>',
      };
      const good = {
        json: `{${id},"DisplayName":"Antwerp"}`,
        xml: `<HttpsLink>${xmlId}<DisplayName>Antwerp</DisplayName></HttpsLink>`,
      };
      const body = {
        json: `{"@total":"2","HttpsLink":[${bad.json},${good.json}]}`,
        xml: `<HttpsLinks total="2">${bad.xml}${good.xml}</HttpsLinks>`,
      };
      const read = await listed(format, answer(body[format], `application/${format}`));
      assert.ok(!('kind' in read));
      assert.deepEqual(
        read.map(({ objectId, displayName }) => [objectId, displayName]),
        [
          ['', undefined],
          [linkId, 'Antwerp'],
        ],
      );
      assert.deepEqual(read[0]?.problems, {
        ObjectId: '../x',
        DisplayName: '["a","b"]',
        Status: '{"c":"1"}',
        LastUsn: '1.5',
        Deleted: 'maybe',
      });
      assert.deepEqual(read[1]?.problems, {});
    });

  for (const [format, body] of [
    ['json', `{"@total":"2","HttpsLink":[{${id}},"Antwerp"]}`],
    ['json', `{"@total":"2","HttpsLink":[{${id}},7]}`],
    [
      'xml',
      `<HttpsLinks total="2"><HttpsLink>${xmlId}</HttpsLink><HttpsLink>Antwerp</HttpsLink></HttpsLinks>`,
    ],
    ['json', '{}'],
    ['json', '[]'],
    ['json', `[{${id}}]`],
    ['json', '"Antwerp"'],
  ] as const)
    it(`70 takes no text for a link: ${format} ${body.slice(-40)}`, async () => {
      const failure = await listed(format, answer(body, `application/${format}`));
      assert.ok('kind' in failure && failure.kind === 'badPayload' && failure.reason === 'wrongShape');
    });
});
