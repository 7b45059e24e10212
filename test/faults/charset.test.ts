import assert from 'node:assert/strict';
import { setUpServer } from '../support/configuredServer.ts';
import { formats, linkId, listOf, setUpClient } from '../support/cupi.ts';
import { script } from '../support/script.ts';
import { cleanUp } from '../support/transport.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';
import { answer, listed, namesIn } from './support/listed.ts';

const links = '/vmrest/httpslinks/';

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
