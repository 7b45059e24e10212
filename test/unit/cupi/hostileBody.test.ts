import assert from 'node:assert/strict';
import { decodeLinks } from '../../../src/cupi/decode/decodeLinks.ts';
import { readDocument } from '../../../src/cupi/decode/document.ts';
import type { HttpResponse } from '../../../src/http/exchange.ts';
import { fixture, json, response, xml } from './fixture.ts';

async function reasonOf(answer: HttpResponse): Promise<unknown> {
  const document = await readDocument(answer);
  if (document.kind === 'badPayload') return document.reason;
  return document.kind;
}

async function rowsIn(answer: HttpResponse): Promise<number | 'error'> {
  const document = await readDocument(answer);
  const links = document.kind === 'ok' ? decodeLinks(document.value) : document;
  return links.kind === 'ok' ? links.value.length : 'error';
}

const link = '<HttpsLink><ObjectId>a</ObjectId></HttpsLink>';

describe('a body that is not whole', () => {
  for (const [name, wrap] of [
    ['documentedList.xml', xml],
    ['many.xml', xml],
    ['many.json', json],
  ] as const) {
    it(`${name}, cut anywhere, is an error or the whole list`, async () => {
      const text = fixture(name);
      const whole = await rowsIn(wrap(text));
      for (let end = 0; end < text.length; end += 1) {
        const rows = await rowsIn(wrap(text.slice(0, end)));
        assert.ok(rows === 'error' || rows === whole, `${rows} rows when cut at ${end}`);
      }
    });
  }

  it('without a total, cut anywhere, is an error or the whole list', async () => {
    const text = `<?xml version="1.0"?><HttpsLinks>${link}<!-- note -->${link}<HttpsLink><![CDATA[x]]></HttpsLink></HttpsLinks><!-- end -->`;
    for (let end = 0; end < text.length; end += 1) {
      const rows = await rowsIn(xml(text.slice(0, end)));
      assert.ok(rows === 'error' || rows === 3, `${rows} rows when cut at ${end}`);
    }
  });
});

describe('a body that is not a document', () => {
  for (const [text, reason] of [
    ['', 'empty'],
    [' \r\n\t ', 'empty'],
    [`<HttpsLinks>${link}</HttpsLinks>trailing`, 'malformedXml'],
    [`leading<HttpsLinks>${link}</HttpsLinks>`, 'malformedXml'],
    [`<HttpsLinks/><![CDATA[x]]>`, 'malformedXml'],
    [`<HttpsLinks/><HttpsLinks/>`, 'malformedXml'],
    [`<HttpsLinks>${link}</HttpsLinks><HttpsLinks total="1">${link}</HttpsLinks>`, 'malformedXml'],
    ['<HttpsLinks/></whole><whole>', 'malformedXml'],
    ['<HttpsLinks></x/></HttpsLinks><HttpsLinks/>', 'malformedXml'],
    ['<HttpsLinks><a></x/></a></HttpsLinks><a/>', 'malformedXml'],
    ['<HttpsLinks/></whole><whole/>', 'malformedXml'],
    ['<HttpsLinks></ HttpsLinks>', 'malformedXml'],
    ['<HttpsLinks total="1" total="2"/>', 'malformedXml'],
    ['<HttpsLinks><a>1 & 2</a></HttpsLinks>', 'malformedXml'],
    ['<a>'.repeat(50_000), 'tooComplex'],
    [`<HttpsLinks>${'<a/>'.repeat(13_000)}</HttpsLinks>`, 'tooComplex'],
    [`<a>${'x'.repeat(70_000)}</a>`, 'tooComplex'],
    ['<HttpsLinks><?a b?></HttpsLinks>', 'malformedXml'],
    ['<a>'.repeat(500) + '</a>'.repeat(500), 'malformedXml'],
  ] as const) {
    it(`${reason}: ${text.slice(0, 60)}`, async () => assert.equal(await reasonOf(xml(text)), reason));
  }

  for (const [text, reason] of [
    ['['.repeat(100_000) + ']'.repeat(100_000), 'tooComplex'],
    [`{"a":[${'1,'.repeat(13_000)}1]}`, 'tooComplex'],
  ] as const) {
    it(`${reason}: ${text.slice(0, 60)}`, async () => assert.equal(await reasonOf(json(text)), reason));
  }

  it('of a foreign type', async () => {
    assert.equal(await reasonOf(response({ contentType: 'image/png', text: 'PNG' })), 'foreignType');
    assert.equal(await reasonOf(response({ contentType: 'text/plain', text: 'hello' })), 'foreignType');
    assert.equal(await reasonOf(response({ contentType: '', text: 'hello' })), 'foreignType');
  });

  it('is HTML when it says so', async () => {
    assert.equal(await reasonOf(response({ contentType: 'text/html', text: '<h1>Sign in</h1>' })), 'html');
    assert.equal(await reasonOf(response({ contentType: 'text/html', text: 'Sign in' })), 'html');
  });
});

describe('a document in a form no sample has', () => {
  it('may have processing instructions before its root', async () => {
    const start = '<?xml version="1.0"?>\n<?xml-stylesheet href="x>y"?>';
    assert.equal(await rowsIn(xml(`${start}<HttpsLinks>${link}</HttpsLinks>`)), 1);
  });

  it('may have texts between its elements, and names that JavaScript or the parser has', async () => {
    const document = await readDocument(
      xml(
        '<r>a<toString/>b<__proto__/><constructor><x>c<y/> d</x></constructor><!xml/>e<p:prototype>f</p:prototype></r>',
      ),
    );
    assert.ok(document.kind === 'ok');
    const x = new Map<string, unknown>([
      ['y', ['']],
      ['#text', ['c d']],
    ]);
    assert.deepEqual(
      [...document.value.content],
      [
        ['toString', ['']],
        ['__proto__', ['']],
        ['constructor', [new Map([['x', [x]]])]],
        ['!xml', ['']],
        ['prototype', ['f']],
        ['#text', ['abe']],
      ],
    );
  });

  it('may have 1,000 rows, no more', async () => {
    const list = (rows: number): string =>
      `{"HttpsLink":[${Array(rows).fill('{"ObjectId":"a"}').join(',')}]}`;
    assert.equal(await rowsIn(json(list(1_000))), 1_000);
    assert.equal(await rowsIn(json(list(1_001))), 'error');
  });
});

describe('names and text that are meant to do harm', () => {
  it('are decoded once, never as markup', async () => {
    const document = await readDocument(
      xml(
        '<HttpsLinks><HttpsLink><DisplayName>&#38;lt; &#xE9;&#233; <![CDATA[<b>&amp;]]> &nbsp; &#0;</DisplayName></HttpsLink></HttpsLinks>',
      ),
    );
    assert.ok(document.kind === 'ok');
    const links = decodeLinks(document.value);
    assert.ok(links.kind === 'ok');
    assert.equal(links.value[0]?.displayName, '&lt; éé <b>&amp; &nbsp; \uFFFD');
  });
});
