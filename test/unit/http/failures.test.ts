import assert from 'node:assert/strict';
import { response } from '../../support/rawTlsServer.ts';
import { cleanUp, failureOf, read, setUp, setUpSignedIn, write } from '../../support/transport.ts';

describe('answers and waits', () => {
  afterEach(cleanUp);

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
    const ahead = [write, write].map((request) => failureOf(session.send(request)));
    const last = await failureOf(session.send(read));
    for (const failure of await Promise.all(ahead)) assert.equal(failure.kind, 'timeout');
    assert.deepEqual(last, { kind: 'timeout', phase: 'queue', afterMs: 40, sent: false });
  });
});
