import assert from 'node:assert/strict';
import { formats, linkId, listOf } from '../support/cupi.ts';
import { cleanUp } from '../support/transport.ts';
import { answer, listed, namesIn } from './support/listed.ts';

describe('faults: broken JSON', () => {
  afterEach(cleanUp);

  for (const format of formats)
    for (const [what, body, line, column] of [
      ['cut off', '{"@total":"1"', 1, 14],
      ['cut inside a text', '{"@total":"1","HttpsLink":{"DisplayName":"secret', 1, 42],
      ['NaN', '{"@total":NaN,"secret":1}', 1, 11],
      ['Infinity', '{"@total":-Infinity,"secret":1}', 1, 11],
      ['a comma too many', '{"@total":"0",\n}', 2, 1],
      ['text after it', '{"@total":"0"} secret', 1, 16],
      ['two objects', '{"@total":"0"}\n{"secret":1}', 2, 1],
      ['a comment', '{"@total":"0" /* secret */}', 1, 15],
      ['a name without quotes', '{total:"secret"}', 1, 2],
      ['single quotes', "{'@total':'secret'}", 1, 2],
      ['a name twice', '{"HttpsLink":{"ObjectId":"secret"},\n "HttpsLink":{}}', 2, 2],
      ['a name twice, written otherwise', '{"HttpsLink":{},"\\u0048ttpsLink":{}}', 1, 17],
      ['a name twice in a link', '{"@total":"1","HttpsLink":{"LastUsn":"1","LastUsn":"2"}}', 1, 42],
      ['a line end in a text', '{"@total":"0","secret":"a\nb"}', 1, 24],
      ['a control character in a text', '{"@total":"0","secret":"\u0007"}', 1, 24],
      ['an escape nobody knows', '{"@total":"0","secret":"\\x"}', 1, 24],
      ['101 arrays', `{"@total":"0","a":${'['.repeat(101)}${']'.repeat(101)}}`, 1, 118],
      ['text that is none', 'Success: secret', 1, 1],
      ['question marks for quotes', '{"?AcceptCertificateErrors?:?secret?"}', 1, 38],
    ] as const)
      it(`67 says where it breaks, and nothing of it: ${what}, asked as ${format}`, async () => {
        const failure = await listed(format, answer(body, 'application/json'));
        assert.deepEqual(failure, {
          server: 'lab',
          operation: 'list',
          kind: 'badPayload',
          reason: 'malformedJson',
          at: { line, column },
          status: 200,
          sent: true,
        });
      });

  for (const format of formats) {
    it(`67 reads past a byte order mark: asked as ${format}`, async () => {
      const text = answer(`\uFEFF${listOf('json', ['Antwerp'])}`, 'application/json');
      assert.deepEqual(await namesIn(format, text), ['Antwerp']);
    });

    it(`67 marks a number that is no whole one, and shows the link: asked as ${format}`, async () => {
      const link = `{"ObjectId":"${linkId}","DisplayName":"Antwerp","LastUsn":1e400,"MaxUsn":12345678901234567890}`;
      const text = answer(`{"@total":1,"HttpsLink":${link}}`, 'application/json');
      const read = await listed(format, text);
      assert.ok(!('kind' in read));
      assert.deepEqual(read[0]?.problems, { LastUsn: '1e400' });
      assert.equal(read[0].maxUsn, 12345678901234567890n);
    });
  }
});
