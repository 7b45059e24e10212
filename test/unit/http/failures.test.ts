import assert from 'node:assert/strict';
import { response, type Answer } from '../../support/rawTlsServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { cleanUp, failureOf, read, setUp, setUpSignedIn, write } from '../../support/transport.ts';

/** Answers with the first text to the first request and so on; the last one repeats. `end` closes after it. */
function script(...answers: readonly { text: string; end?: boolean }[]): Answer {
  return (_, socket, count) => {
    const step = answers[Math.min(count, answers.length) - 1];
    socket.write(step?.text ?? '', () => {
      if (step?.end) socket.destroy();
    });
  };
}

const half = {
  text: 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nSet-Cookie: s=1; Path=/\r\n\r\nhalf',
  end: true,
};
const halfChunked = { text: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n', end: true };
const good = { text: response(200, 'whole', ['Set-Cookie: s=1; Path=/']) };

describe('failures', () => {
  afterEach(cleanUp);

  for (const [name, cut] of Object.entries({
    'short body': half,
    'cut chunk': halfChunked,
    'no answer': { text: '', end: true },
  })) {
    it(`repeats a read after: ${name}`, async () => {
      const { server, session, log } = await setUpSignedIn(script(cut, good));
      assert.equal((await session.send(read)).text, 'whole');
      assert.equal(server.requests.length, 2);
      assert.deepEqual(
        log.map(({ attempt, failure }) => [attempt, failure]),
        [
          [1, 'cutOff'],
          [2, undefined],
        ],
      );
    });

    it(`gives a read up after three times: ${name}`, async () => {
      const { server, session } = await setUpSignedIn(script(cut));
      const failure = await failureOf(session.send(read));
      assert.equal(failure.kind, 'cutOff');
      assert.equal(failure.phase, cut.text === '' ? 'headers' : 'body');
      assert.equal(failure.sent, true);
      assert.equal(server.requests.length, 3);
    });

    it(`never repeats a write after: ${name}`, async () => {
      const { server, session } = await setUp(script(cut));
      const failure = await failureOf(session.send(write));
      assert.equal(failure.kind, 'cutOff');
      assert.equal(failure.sent, true);
      assert.equal(server.requests.length, 1);
    });
  }

  it('waits a second for a busy server, and shows a write its 503', async () => {
    const { server, session } = await setUp(script({ text: response(503) }, good));
    const start = performance.now();
    assert.equal((await session.send(read)).status, 200);
    assert.ok(performance.now() - start >= 990);
    assert.equal(server.requests.length, 2);
    const busy = await setUp(script({ text: response(503, 'busy', ['Retry-After: 7']) }));
    const shown = await busy.session.send(write);
    assert.deepEqual([shown.status, shown.retryAfterMs, shown.text], [503, 7_000, 'busy']);
    assert.equal(busy.server.requests.length, 1);
  });

  it('does not wait longer than the total or 30 s', async () => {
    const late = await setUp(script({ text: response(429, '', ['Retry-After: 86400']) }));
    assert.equal((await late.session.send(read)).status, 429);
    const short = await setUp(script({ text: response(503, '', ['Retry-After: 5']) }), {
      timeouts: { readTotal: 1_500 },
    });
    assert.equal((await short.session.send(read)).status, 503);
  });

  it('refuses what is too large, declared or not, and headers beyond 16 KiB', async () => {
    const body = 'x'.repeat(1_001);
    const chunked = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n${body}\r\n0\r\n\r\n`;
    for (const text of [response(200, body), chunked]) {
      const { server, session } = await setUp(script({ text }));
      assert.deepEqual(await failureOf(session.send(read)), {
        kind: 'tooLarge',
        what: 'body',
        limit: 1_000,
        sent: true,
      });
      assert.equal(server.requests.length, 1);
    }
    const { session } = await setUp(script({ text: response(200, '', [`X: ${'x'.repeat(20_000)}`]) }));
    assert.deepEqual(await failureOf(session.send(read)), {
      kind: 'tooLarge',
      what: 'headers',
      limit: 16_384,
      sent: true,
    });
    const exact = await setUp(script({ text: response(200, 'x'.repeat(1_000)) }));
    assert.equal((await exact.session.send(read)).text.length, 1_000);
  });

  it('follows no redirect and tells only the origin', async () => {
    const targets: [string, string][] = [
      ['http://u:p@other.example:81/secret?x=1', 'http://other.example:81'],
      ['//third.example/x', 'https://third.example'],
      ['javascript:1', ''],
      ['https://[', ''],
    ];
    for (const [location, target] of targets) {
      const { server, session } = await setUp(script({ text: response(302, '', [`Location: ${location}`]) }));
      assert.deepEqual(await failureOf(session.send(read)), {
        kind: 'redirected',
        status: 302,
        target,
        sent: true,
      });
      assert.equal(server.requests.length, 1);
    }
    const { server, session } = await setUp(script({ text: response(307, '', ['Location: /login']) }));
    const failure = await failureOf(session.send(write));
    assert.equal(failure.kind === 'redirected' && failure.target, server.origin);
  });

  it('refuses what is no HTTP, an unasked encoding, an unknown charset, an odd status', async () => {
    const texts = [
      'SSH-2.0-x\r\n\r\n',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      response(200, 'x', ['Content-Encoding: gzip']),
      response(200, 'x', ['Content-Type: text/xml; charset=klingon']),
      response(999),
    ];
    for (const text of texts) {
      const { server, session } = await setUp(script({ text }));
      const failure = await failureOf(session.send(read));
      assert.equal(failure.kind, 'protocol', text);
      assert.ok(!JSON.stringify(failure).includes('SSH'));
      assert.equal(server.requests.length, 1);
    }
  });

  it('decodes the charset it is told and drops a byte order mark', async () => {
    const type = 'Content-Type: Text/XML; Charset="ISO-8859-1"';
    const { session } = await setUp((_, socket, count) => {
      if (count === 1) socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 1\r\n${type}\r\n\r\n\xfc`, 'latin1');
      else socket.write(response(200, '\uFEFFü', ['Date: Mon, 02 Nov 2026 10:00:00 GMT', 'Location: /a']));
    });
    const first = await session.send(read);
    assert.deepEqual([first.text, first.contentType], ['ü', 'text/xml']);
    const second = await session.send(read);
    assert.equal(second.text, 'ü');
    assert.equal(second.contentType, '');
    assert.equal(second.location, '/a');
    assert.equal(second.date?.toISOString(), '2026-11-02T10:00:00.000Z');
  });

  it('repeats a read whose headers are late while there is time for it', async () => {
    const { server, session } = await setUpSignedIn(
      (_, socket, count) => {
        if (count === 2) socket.write(response(200));
      },
      { timeouts: { readHeaders: 30 } },
    );
    assert.equal((await session.send(read)).status, 200);
    assert.equal(server.requests.length, 2);
  });

  it('ends a wait in the queue', async () => {
    const { session } = await setUp(() => undefined, { timeouts: { writeTotal: 40, writeHeaders: 400 } });
    const first = failureOf(session.send(write));
    const second = await failureOf(session.send(read));
    assert.equal((await first).kind, 'timeout');
    assert.deepEqual(second, { kind: 'timeout', phase: 'queue', afterMs: 40, sent: false });
  });

  it('survives an idle connection the server has closed', async () => {
    const { session, server } = await setUp((_, socket) => {
      socket.write(response(200, '', ['Set-Cookie: s=1; Path=/']), () =>
        setTimeout(() => socket.destroy(), 5),
      );
    });
    for (let n = 0; n < 5; n += 1) assert.equal((await session.send(read)).status, 200);
    assert.ok(server.requests.length >= 5);
  });
});
