import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { mock } from 'node:test';
import type { Failure } from '../../src/cupi/failure.ts';
import { formats, linkId, setUpClient, typeOf } from '../support/cupi.ts';
import { watchParsers } from '../support/parsers.ts';
import { response } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import { afterwards, cleanUp } from '../support/transport.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';

function reasonOf(failure: Failure): string {
  return failure.kind === 'badPayload' ? failure.reason : failure.kind;
}

describe('faults: XML and JSON that mean harm', () => {
  afterEach(async () => {
    mock.restoreAll();
    await cleanUp();
  });

  /** A place on this machine, and how often anybody came there. */
  async function watchedPlace() {
    let visits = 0;
    const watched = createServer((socket) => {
      visits += 1;
      socket.on('error', () => undefined).destroy();
    });
    await new Promise<void>((resolve) => watched.listen(0, '127.0.0.1', resolve));
    afterwards(() => new Promise((resolve) => watched.close(() => resolve())));
    const address = watched.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/x`;
    return { url, visits: () => visits };
  }

  const bomb = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  ).join('');

  for (const format of formats)
    for (const [what, document] of [
      ['a document type', '<!DOCTYPE HttpsLinks>#'],
      ['in small letters', '<!doctype HttpsLinks>#'],
      ['after a declaration', '<?xml version="1.0"?>\n<!DOCTYPE HttpsLinks>#'],
      ['a bomb of entities', `<!DOCTYPE x [<!ENTITY e0 "boom">${bomb}]>#&e9;`],
      ['a long entity', `<!DOCTYPE x [<!ENTITY e "${'x'.repeat(50_000)}">]>#${'&e;'.repeat(5_000)}`],
      ['a file', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>#&e;'],
      ['an address', '<!DOCTYPE x [<!ENTITY e SYSTEM "URL">]>#&e;'],
      ['a DTD elsewhere', '<!DOCTYPE HttpsLinks SYSTEM "URL">#'],
      ['parameter entities', '<!DOCTYPE x [<!ENTITY % p SYSTEM "URL"> %p;]>#'],
    ] as const)
      it(`64 is refused: ${what}, asked as ${format}`, async () => {
        const { url, visits } = await watchedPlace();
        const text = document
          .replaceAll('URL', url)
          .replace(/#(.*)$/, '<HttpsLinks><HttpsLink><DisplayName>$1</DisplayName></HttpsLink></HttpsLinks>');
        const { client, server } = await setUpClient(
          format,
          script({ text: response(200, text, ['Content-Type: application/xml']) }),
        );
        const parsed = watchParsers();
        const failure = await cupiFailureOf(client.list());
        assert.equal(reasonOf(failure), 'doctype');
        assert.equal(parsed(), 0);
        assert.ok(!JSON.stringify(failure).includes('root:'));
        assert.equal(visits(), 0);
        assert.equal(server.requests.length, 1, 'it was not asked twice');
      });

  it('64 fetches nothing that a document points to', async () => {
    const { url, visits } = await watchedPlace();
    const text = `<?xml-stylesheet href="${url}"?><HttpsLinks xmlns:xi="http://www.w3.org/2001/XInclude" total="1"><HttpsLink><ObjectId>${linkId}</ObjectId><DisplayName>Antwerp</DisplayName><xi:include href="${url}"/></HttpsLink></HttpsLinks>`;
    const { client } = await setUpClient('xml', script({ text: response(200, text, [typeOf('xml')]) }));
    assert.equal((await client.list()).links[0]?.displayName, 'Antwerp');
    assert.equal(visits(), 0);
  });

  for (const [what, text, expected] of [
    ['200,000 elements, one inside the other', nested('<a>', '</a>', 200_000), 'tooLarge'],
    ['200,000 arrays', nested('[', ']', 200_000), 'tooLarge'],
    ['one text of 10 MB', `<HttpsLinks><a>${'x'.repeat(10_000_000)}</a></HttpsLinks>`, 'tooLarge'],
    ['elements to the limit', nested('<a>', '</a>', 37_000), 'tooComplex'],
    ['elements that never end', '<a>'.repeat(87_000), 'tooComplex'],
    ['elements side by side to the limit', `<a>${'<b/>'.repeat(65_000)}</a>`, 'tooComplex'],
    ['arrays to the limit', nested('[', ']', 130_000), 'tooComplex'],
    ['objects to the limit', nested('{"a":', '}', 40_000), 'tooComplex'],
    ['elements of 101 levels', nested('<a>', '</a>', 101), 'malformedXml'],
    ['objects of 101 levels', nested('{"a":', '}', 101), 'malformedJson'],
  ] as const)
    it(`65 keeps no parser busy: ${what}`, async () => {
      const type = text.startsWith('<') ? typeOf('xml') : typeOf('json');
      const head = `HTTP/1.1 200 OK\r\n${type}\r\nTransfer-Encoding: chunked\r\n\r\n`;
      const { client } = await setUpClient('xml', (_, socket) => {
        const pieces = text.match(/[^]{1,16384}/g) ?? [];
        const more = (): void => {
          const piece = pieces.shift() ?? '';
          if (socket.destroyed) return;
          socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`, () => {
            if (piece !== '') setImmediate(more);
          });
        };
        socket.write(head, more);
      });
      const parsed = watchParsers();
      assert.equal(reasonOf(await cupiFailureOf(client.list())), expected);
      assert.equal(parsed(), expected.startsWith('too') ? 0 : 1);
    });

  function nested(open: string, close: string, depth: number): string {
    return open.repeat(depth) + close.repeat(depth);
  }

  for (const format of formats)
    it(`66 takes names of JavaScript's own for plain data: ${format}`, async () => {
      const fields = {
        json: '"__proto__":[{"polluted":"1"},"2"],"constructor":"x","toString":"","hasOwnProperty":"y"',
        xml: '<__proto__><polluted>1</polluted></__proto__><constructor>x</constructor><toString/><__proto__>2</__proto__><hasOwnProperty>y</hasOwnProperty>',
      };
      const body =
        format === 'json'
          ? `{"@total":"1","__proto__":{"polluted":"1"},"HttpsLink":{"ObjectId":"${linkId}",${fields.json}}}`
          : `<HttpsLinks total="1" constructor="1"><HttpsLink><ObjectId>${linkId}</ObjectId>${fields.xml}</HttpsLink></HttpsLinks>`;
      const { client } = await setUpClient(format, script({ text: response(200, body, [typeOf(format)]) }));
      const [link] = (await client.list()).links;
      const unknown = new Map(Object.entries(link?.unknown ?? {}));
      assert.equal(unknown.get('__proto__'), '[{"polluted":"1"},"2"]');
      assert.equal(unknown.get('constructor'), 'x');
      assert.equal(unknown.get('toString'), '');
      assert.equal(unknown.get('hasOwnProperty'), 'y');
      assert.equal('polluted' in {}, false);
      assert.equal(Object.getPrototypeOf(link?.unknown), Object.prototype);
    });
});
