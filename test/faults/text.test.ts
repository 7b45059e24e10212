import assert from 'node:assert/strict';
import type { Failure } from '../../src/cupi/failure.ts';
import type { HttpsLink } from '../../src/cupi/httpsLink.ts';
import { linkName, literalMarkdown, visible, withoutIcons } from '../../src/ui/text/visible.ts';
import { setUpServer } from '../support/configuredServer.ts';
import { formats, linkId, listOf, setUpClient, typeOf, type Format } from '../support/cupi.ts';
import { response } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import { cleanUp } from '../support/transport.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';

const links = '/vmrest/httpslinks/';

/** An answer whose body is these bytes. */
function answer(body: string | Buffer, type: string, status = 200): Buffer {
  const bytes = Buffer.from(body);
  const head = `HTTP/1.1 ${status} X\r\nContent-Type: ${type}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** What a list call reads, or what it says of the answer. */
async function listed(format: Format, text: string | Buffer): Promise<readonly HttpsLink[] | Failure> {
  const { client, server } = await setUpClient(format, script({ text }));
  const call = client.list().then(({ links }) => links);
  const read = await call.catch(() => cupiFailureOf(call));
  assert.equal(server.requests.length, 1, 'asked once');
  return read;
}

async function namesIn(format: Format, text: string | Buffer): Promise<unknown> {
  const read = await listed(format, text);
  return 'kind' in read ? read : read.map(({ displayName }) => displayName);
}

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

describe('faults: wrong charset, invalid bytes', () => {
  afterEach(cleanUp);

  for (const format of formats) {
    const type = `application/${format}`;
    const list = listOf(format, ['Köln', 'Zürich']);
    const withBytes = (...bytes: number[]): Buffer => {
      const [before = '', after = ''] = list.split('ö');
      return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
    };

    for (const [what, body, declared, reason] of [
      ['ISO-8859-1 that says UTF-8', Buffer.from(list, 'latin1'), `${type}; charset=utf-8`, 'bytes'],
      ['ISO-8859-1 that says nothing', Buffer.from(list, 'latin1'), type, 'bytes'],
      ['UTF-16 that says UTF-8', Buffer.from(`\uFEFF${list}`, 'utf16le'), `${type}; charset=utf-8`, 'bytes'],
      ['a byte that is never right', withBytes(0xff), type, 'bytes'],
      ['a character written too long', withBytes(0xc0, 0xaf), type, 'bytes'],
      ['a surrogate', withBytes(0xed, 0xa0, 0x80), type, 'bytes'],
      ['a character cut in half', withBytes(0xc3), type, 'bytes'],
      ['a charset nobody knows', Buffer.from(list), `${type}; charset=klingon`, 'charset'],
    ] as const)
      it(`68 gives no part of the list: ${what}, ${format}`, async () => {
        const failure = await listed(format, answer(body, declared));
        assert.ok('kind' in failure && failure.kind === 'badPayload', JSON.stringify(failure));
        assert.equal(failure.reason, reason);
      });

    for (const [what, body, declared] of [
      ['ISO-8859-1', Buffer.from(list, 'latin1'), `${type};Charset="ISO-8859-1"`],
      ['windows-1252', Buffer.from(list, 'latin1'), `${type} ; charset=windows-1252`],
      ['UTF-16', Buffer.from(list, 'utf16le'), `${type}; charset=utf-16le`],
      ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${list}`), type],
    ] as const)
      it(`68 reads what says truly what it is: ${what}, ${format}`, async () =>
        assert.deepEqual(await namesIn(format, answer(body, declared)), ['Köln', 'Zürich']));

    it(`68 shows what cannot be shown by a sign in its place: ${format}`, async () => {
      const odd = format === 'json' ? 'a\\ud800b\\u0007c\\u0000d' : 'a&#xD800;b&#7;c&#0;d';
      const text = answer(listOf(format, ['#', 'Antwerp']).replace('#', odd), type);
      assert.deepEqual(await namesIn(format, text), ['a\uFFFDb\uFFFDc\uFFFDd', 'Antwerp']);
    });

    it(`68 leaves the list there was: ${format}`, async () => {
      let bytes: Buffer = Buffer.from(list);
      const { server } = await setUpServer(
        ({ path }, socket) =>
          path === links && socket.write(answer(bytes, `${type}\r\nSet-Cookie: S=1; Path=/`)),
        { profile: { format } },
      );
      await server.refresh();
      bytes = withBytes(0xf6);
      await server.refresh();
      assert.ok(server.state.kind === 'failed' && server.state.failure.kind === 'badPayload');
      assert.equal(server.state.last?.links.length, 2);
    });

    it(`68 still tells an error and a success whose words have wrong bytes: ${format}`, async () => {
      const page = Buffer.from('<html><title>Zugriff verweigert für Köln</title></html>', 'latin1');
      const { client } = await setUpClient(
        format,
        script(
          { text: answer(page, 'text/html', 403) },
          { text: answer(Buffer.from('Gelöscht', 'latin1'), 'text/plain') },
        ),
      );
      const failure = await cupiFailureOf(client.list());
      assert.ok(failure.kind === 'denied');
      assert.equal(failure.words.message, 'Zugriff verweigert f\uFFFDr K\uFFFDln');
      assert.deepEqual(await client.unjoin(linkId), { text: 'Gel\uFFFDscht' });
    });

    for (const declared of ['image/png', 'application/pdf', 'multipart/mixed; boundary=x'])
      it(`68 takes no foreign type for a list: ${declared}, asked as ${format}`, async () => {
        const failure = await listed(format, answer(list, declared));
        assert.ok('kind' in failure && failure.kind === 'badPayload' && failure.reason === 'foreignType');
      });
  }
});

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

describe('faults: text that wants to be more than text', () => {
  afterEach(cleanUp);

  const texts = [
    '[run](command:workbench.action.quit)',
    '**bold** `code` <b>b</b> <img src=x onerror=alert(1)>',
    'https://evil.example www.evil.example a@evil.example',
    '$(bug) $(sync~spin)',
    'gnp.\u202Eexe.tsil',
    "=cmd|'/c calc'!A0",
    '&lt;b&gt; &#60;',
    '\\[x\\] ~~x~~ | a | b |',
  ];

  for (const format of formats)
    it(`71 leaves it as it is in the data: ${format}`, async () => {
      for (const text of texts) {
        const written =
          format === 'json' ? JSON.stringify(text).slice(1, -1) : text.replace(/[&<>]/g, escape);
        const body = listOf(format, ['#']).replace('#', () => written);
        assert.deepEqual(await namesIn(format, answer(body, `application/${format}`)), [text]);
      }
    });

  it('71 makes one line of several, and writes out what turns the words around it', async () => {
    const body = listOf('json', ['two\r\nlines', 'a\u2028b', 'c\u2066d\u200Fe']);
    const read = await listed('json', answer(body, 'application/json'));
    assert.ok(!('kind' in read));
    assert.deepEqual(
      read.map((link) => linkName(link, link.objectId)),
      ['two lines', 'a b', 'c[U+2066]d[U+200F]e'],
    );
    assert.equal(visible('gnp.\u202Eexe.tsil'), 'gnp.[U+202E]exe.tsil');
    assert.equal(visible('bell\u0007'), 'bell[U+0007]');
  });

  it('71 is a name, not a picture, where $(name) would be one', () => {
    assert.equal(withoutIcons('$(bug) a $(sync~spin)'), '\\$(bug) a \\$(sync~spin)');
  });

  it('71 has no mark of Markdown left in a tooltip', () => {
    for (const text of texts) {
      const markdown = literalMarkdown(text);
      assert.match(markdown, /^(?:[\p{L}\p{N} ]|&#\d+;)*$/u);
      assert.equal(markdown.replace(/&#(\d+);/g, unescape), text);
    }
  });

  function escape(character: string): string {
    return `&#${character.charCodeAt(0)};`;
  }

  function unescape(_: string, code: string): string {
    return String.fromCodePoint(Number(code));
  }
});
