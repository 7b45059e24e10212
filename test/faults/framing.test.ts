import assert from 'node:assert/strict';
import { formats, linkId, listOf, setUpClient, typeOf } from '../support/cupi.ts';
import { manualClock } from '../support/manualClock.ts';
import { response } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import { cleanUp, failureOf, read, setUp, setUpSignedIn, write } from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';
import { sentOnce } from './sent.ts';

const ok = 'HTTP/1.1 200 OK\r\n';
const names = ['Antwerp', 'Köln'];

describe('faults: what is no HTTP', () => {
  afterEach(cleanUp);

  /** Each is refused at once: no clock runs here. */
  async function refused(text: string): Promise<void> {
    const { server, session } = await setUpSignedIn(script({ text }), { clock: manualClock() });
    const failure = await failureOf(session.send(read));
    assert.deepEqual([failure.kind, failure.sent], ['protocol', true]);
    assert.ok(!JSON.stringify(failure).includes('echo'), 'no byte of the server');
    assert.equal(server.requests.length, 1);
    await waitFor(() => server.open() === 0);
  }

  for (const [what, headers] of [
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n'],
    ['two lengths in one header', 'Content-Length: 4, 5\r\n'],
    ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'],
    ['chunks and a length', 'Transfer-Encoding: chunked\r\nContent-Length: 4\r\n'],
    ['a negative length', 'Content-Length: -4\r\n'],
    ['a length that is no number', 'Content-Length: echo\r\n'],
    ['a length beyond all numbers', 'Content-Length: 99999999999999999999999\r\n'],
  ] as const)
    it(`42 is ${what}`, () => refused(`${ok}${headers}\r\n4\r\necho\r\n0\r\n\r\n`));

  for (const [what, text] of [
    ['another protocol', 'SSH-2.0-echo\r\n\r\n'],
    ['lines that end in LF only', 'HTTP/1.1 200 OK\nX: echo\nContent-Length: 0\n\n'],
    ['one header that ends in LF only', `${ok}X: echo\nContent-Length: 0\r\n\r\n`],
    ['a bare CR', `${ok}X: echo\rContent-Length: 0\r\n\r\n`],
    ['a status line without a status', 'HTTP/1.1 echo\r\nContent-Length: 0\r\n\r\n'],
    ['a status of two digits', 'HTTP/1.1 20 echo\r\nContent-Length: 0\r\n\r\n'],
    ['a version nobody knows', 'HTTP/9.9 200 echo\r\nContent-Length: 0\r\n\r\n'],
    ['a NUL in a header', `${ok}X: echo\0\r\nContent-Length: 0\r\n\r\n`],
    ['a blank in the name of a header', `${ok}X echo: 1\r\nContent-Length: 0\r\n\r\n`],
    ['a header without a colon', `${ok}echo\r\nContent-Length: 0\r\n\r\n`],
    ['a header on two lines', `${ok}X: 1\r\n echo\r\nContent-Length: 0\r\n\r\n`],
    ['a chunk of no size', `${ok}Transfer-Encoding: chunked\r\n\r\necho\r\n`],
    ['a chunk longer than it says', `${ok}Transfer-Encoding: chunked\r\n\r\n1\r\necho\r\n0\r\n\r\n`],
  ] as const)
    it(`43 is ${what}`, () => refused(text));

  for (const [what, text] of [
    ['one of 20 KB', `${ok}X: ${'x'.repeat(20_000)}\r\nContent-Length: 0\r\n\r\n`],
    ['100,000 of them', `${ok}${'a: b\r\n'.repeat(100_000)}\r\n`],
    ['one whose name never ends', `${ok}${'x'.repeat(1_000_000)}`],
    [
      '100,000 after the body',
      `${ok}Transfer-Encoding: chunked\r\n\r\n0\r\n${'a: b\r\n'.repeat(100_000)}\r\n`,
    ],
  ] as const)
    it(`44 is too many headers: ${what}`, async () => {
      const { server, session } = await setUpSignedIn(script({ text }), { clock: manualClock() });
      const failure = await failureOf(session.send(read));
      assert.deepEqual(failure, { kind: 'tooLarge', what: 'headers', limit: 16_384, sent: true });
      assert.equal(server.requests.length, 1);
      await waitFor(() => server.open() === 0);
    });
});

describe('faults: more than the answer', () => {
  afterEach(cleanUp);

  const extras = {
    'another answer': response(200, 'of nobody'),
    junk: 'of nobody',
    'a line end': '\r\n\r\n',
  };

  for (const [what, extra] of Object.entries(extras)) {
    it(`45 drops the connection after ${what}, in the same bytes`, async () => {
      const { server, session } = await setUpSignedIn(({ path }, socket) =>
        socket.write(response(200, path) + extra),
      );
      const paths = Array.from({ length: 8 }, (_, index) => `/vmrest/${index}`);
      const answers = await Promise.all(paths.map((path) => session.send({ ...read, path })));
      assert.deepEqual(
        answers.map(({ text }) => text),
        paths,
      );
      assert.equal(server.requests.length, paths.length);
    });
  }

  it('45 drops a kept connection when more comes on it', async () => {
    const { server, session } = await setUpSignedIn(({ path }, socket) => {
      socket.setNoDelay(true);
      socket.write(response(200, path), () => socket.write(extras['another answer']));
    });
    for (const path of ['/vmrest/a', '/vmrest/b', '/vmrest/c']) {
      assert.equal((await session.send({ ...read, path })).text, path);
      await waitFor(() => server.open() === 0);
    }
  });

  it('45 takes nothing from the connection of a write', async () => {
    const { server, session } = await setUpSignedIn(({ path }, socket) =>
      socket.write(response(200, path) + extras['another answer']),
    );
    assert.equal((await session.send(write)).text, write.path);
    assert.equal((await session.send(read)).text, read.path);
    assert.equal(new Set(server.requests.map(({ connection }) => connection)).size, 2);
  });

  for (const format of formats)
    it(`45 never shows another link than the one that was asked for: ${format}`, async () => {
      const other = listOf(format, ['Antwerp']).replace(/^<HttpsLinks total="1">|<\/HttpsLinks>$/g, '');
      const text = response(200, other, [typeOf(format)]);
      const { client } = await setUpClient(format, script({ text }));
      const failure = await cupiFailureOf(client.view(linkId));
      assert.ok(failure.kind === 'badPayload' && failure.reason === 'otherLink');
    });
});

describe('faults: a body where none belongs, or none where one does', () => {
  afterEach(cleanUp);

  for (const format of formats) {
    const list = listOf(format, names);
    const head = `${typeOf(format)}\r\nContent-Length: ${Buffer.byteLength(list)}\r\n\r\n`;

    for (const [what, text] of [
      ['200 without a body', `${ok}${typeOf(format)}\r\nContent-Length: 0\r\n\r\n`],
      ['200 with blanks only', response(200, ' \r\n', [typeOf(format)])],
      ['204', 'HTTP/1.1 204 No Content\r\n\r\n'],
      ['204 with a list', `HTTP/1.1 204 No Content\r\n${head}${list}`],
      ['205 without a body', `HTTP/1.1 205 Reset\r\n${typeOf(format)}\r\nContent-Length: 0\r\n\r\n`],
    ] as const)
      it(`46 is no list: ${what}, ${format}`, async () => {
        const { client, server } = await setUpClient(format, script({ text }), { clock: manualClock() });
        const failure = await cupiFailureOf(client.list());
        assert.ok(failure.kind === 'badPayload' && failure.reason === 'empty', JSON.stringify(failure));
        assert.equal(server.requests.length, 1);
      });

    it(`46 is no list: 304 with one, ${format}`, async () => {
      const text = `HTTP/1.1 304 Not Modified\r\n${head}${list}`;
      const { client, server } = await setUpClient(format, script({ text }), { clock: manualClock() });
      const failure = await cupiFailureOf(client.list());
      assert.ok(failure.kind === 'redirected' && failure.status === 304 && failure.target === '');
      assert.equal(server.requests.length, 1);
    });

    for (const [what, text] of [
      ['204 with a text', 'HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\nSuccess'],
      ['204 with a type', `HTTP/1.1 204 No Content\r\n${typeOf(format)}\r\n\r\n`],
      ['200 without a body', response(200)],
    ] as const)
      it(`46 is a change carried out: ${what}, ${format}`, async () => {
        const { client, server } = await setUpClient(format, script({ text }), { clock: manualClock() });
        assert.deepEqual(await client.unjoin(linkId), { text: undefined });
        await client.update(linkId, { displayName: 'Gent' });
        assert.equal(server.requests.length, 2);
      });
  }
});

describe('faults: what was not asked for', () => {
  afterEach(cleanUp);

  for (const format of formats) {
    const body = listOf(format, ['Antwerp']);

    for (const encoding of ['gzip', 'deflate', 'br', 'identity, gzip', 'GZIP'])
      it(`47 is no list: Content-Encoding ${encoding}, ${format}`, async () => {
        const text = response(200, body, [typeOf(format), `Content-Encoding: ${encoding}`]);
        const { client, server } = await setUpClient(format, script({ text }));
        const failure = await cupiFailureOf(client.list());
        assert.ok(failure.kind === 'badPayload' && failure.reason === 'encoding');
        assert.equal(server.requests.length, 1);
      });

    it(`47 leaves open what became of a change whose answer is compressed: ${format}`, async () => {
      const text = response(200, 'packed', ['Content-Encoding: gzip']);
      const { client, server } = await setUpClient(format, script({ text }));
      const failure = await cupiFailureOf(client.unjoin(linkId));
      assert.ok(failure.kind === 'badPayload' && failure.reason === 'encoding' && failure.sent);
      sentOnce(47, server.requests.length);
    });
  }

  it('47 still tells a compressed refusal by its status, and lets "identity" pass', async () => {
    const refusal = response(403, 'packed', ['Content-Encoding: gzip']);
    const plain = response(200, listOf('json', ['Antwerp']), ['Content-Encoding: identity']);
    const { client } = await setUpClient('json', script({ text: refusal }, { text: plain }));
    const failure = await cupiFailureOf(client.list());
    assert.ok(failure.kind === 'denied' && failure.words.message === undefined);
    assert.equal((await client.list()).links.length, 1);
  });

  it('48 keeps the cookies of every answer in the jar, sends back the last, and no more than 50', async () => {
    const { server, session, log } = await setUpSignedIn((_, socket, count) =>
      socket.write(
        response(200, '', [
          `Set-Cookie: TOKEN=token-${count}; Path=/`,
          `Set-Cookie: NEW-${count}=1; Path=/`,
          `Set-Cookie: LONG-${count}=${'x'.repeat(5_000)}; Path=/`,
          `Set-Cookie: ELSEWHERE-${count}=1; Path=/cuadmin`,
        ]),
      ),
    );
    for (let n = 0; n < 60; n += 1) await session.send(read);
    const cookies = server.requests.at(-1)?.headers.get('cookie')?.split('; ') ?? [];
    assert.ok(cookies.includes('TOKEN=token-59') && cookies.includes('NEW-59=1'));
    assert.ok(!cookies.some((cookie) => /^(LONG|ELSEWHERE)/.test(cookie)));
    assert.ok(cookies.length <= 50);
    assert.ok(!JSON.stringify(log).includes('token-'));
  });

  it('48 starts no session with the cookies of a refusal or a redirect', async () => {
    const cookie = ['Set-Cookie: EVIL=1; Path=/'];
    const redirect = response(302, '', [...cookie, 'Location: /login']);
    for (const [start, text] of [
      [setUpSignedIn, response(401, '', cookie)],
      [setUpSignedIn, redirect],
      [setUp, redirect],
    ] as const) {
      const { server, session } = await start(script({ text }, { text: response(200) }));
      await session.send(read).catch(() => undefined);
      await session.send(read);
      assert.ok(!server.requests.some(({ headers }) => headers.get('cookie')?.includes('EVIL')));
    }
  });
});
