import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { readDocument } from '../../../src/cupi/decode/document.ts';
import { errorWords } from '../../../src/cupi/errorBody.ts';
import { listJson } from '../../../src/sandbox/wire/toJson.ts';
import { listXml } from '../../../src/sandbox/wire/toXml.ts';
import { manyLinks } from '../../support/manyLinks.ts';
import { json, xml } from './fixture.ts';

const jsonOf = (links: number) => json(listJson('HttpsLink', manyLinks(links)));
const xmlOf = (links: number) => xml(listXml('HttpsLinks', 'HttpsLink', manyLinks(links)));

/** What `look` sees in each turn of the event loop that begins before the work is done. */
async function inEachTurn<T>(look: () => T, work: () => Promise<unknown>): Promise<readonly T[]> {
  const seen: T[] = [];
  const turn = () => {
    seen.push(look());
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  await work();
  clearImmediate(next);
  return seen;
}

async function turnsOf(work: () => Promise<unknown>): Promise<number> {
  return (await inEachTurn(() => undefined, work)).length;
}

describe('a long document', () => {
  afterEach(() => mock.restoreAll());

  it('of XML is validated, parsed and given in a turn of the event loop each', async () => {
    const validate = mock.method(XMLValidator, 'validate');
    const parse = mock.method(XMLParser.prototype, 'parse');
    const seen = await inEachTurn(
      () => [validate.mock.callCount(), parse.mock.callCount()],
      () => readDocument(xmlOf(250)),
    );
    assert.deepEqual(seen, [
      [1, 0],
      [1, 1],
    ]);
  });

  it('of JSON is given in a turn of its own', async () =>
    assert.equal(await turnsOf(() => readDocument(jsonOf(60))), 1));

  it('that is short takes no turn', async () => {
    for (const answer of [jsonOf(5), xmlOf(5), xml('<HttpsLinks>')])
      assert.equal(await turnsOf(() => readDocument(answer)), 0);
  });

  for (const [what, change] of [
    ['cut', (text: string) => text.slice(0, -1)],
    ['with a second root', (text: string) => `${text}<HttpsLinks/>`],
    ['with text after its root', (text: string) => `${text}x`],
    ['with an end that has no beginning', (text: string) => text.replace(/(?=<\/HttpsLink>)/, '</a>')],
    [
      'nested too deep',
      (text: string) => text.replace('<HttpsLink>', `<HttpsLink>${'<a>'.repeat(100)}${'</a>'.repeat(100)}`),
    ],
  ] as const)
    it(`is refused as a short one is: ${what}`, async () => {
      for (const links of [5, 250]) {
        const answer = xml(change(xmlOf(links).text));
        assert.deepEqual(await readDocument(answer), { kind: 'badPayload', reason: 'malformedXml' });
      }
    });

  it('of an error is read for its words as well', async () => {
    const errors = '<errors><code>E1</code><message>Not so</message></errors>'.repeat(1_000);
    const answer = xml(`<ErrorDetails>${errors}</ErrorDetails>`);
    assert.deepEqual(await errorWords(answer), { code: 'E1', message: 'Not so' });
  });
});
