import assert from 'node:assert/strict';
import { formats, join, linkId, listOf, setUpClient, typeOf } from '../support/cupi.ts';
import { manualClock } from '../support/manualClock.ts';
import { response } from '../support/rawTlsServer.ts';
import { script, type Reply } from '../support/script.ts';
import { cleanUp, failureOf, read, setUpSignedIn, write } from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';
import { sentOnce } from './sent.ts';

const ok = 'HTTP/1.1 200 OK\r\n';
const whole: Reply = { text: response(200, 'whole', ['Set-Cookie: s=1; Path=/']) };
const names = ['Antwerp', 'Köln'];

/** A body of which so many bytes less are sent than its head says. */
function shorter(body: string, bytes: number, type = ''): string {
  return `${ok}${type}Content-Length: ${Buffer.byteLength(body) + bytes}\r\n\r\n${body}`;
}

/** A body in one chunk, without the empty one that would end it. */
function withoutLastChunk(body: string, type = ''): string {
  const size = Buffer.byteLength(body).toString(16);
  return `${ok}${type}Transfer-Encoding: chunked\r\n\r\n${size}\r\n${body}\r\n`;
}

function withoutLength(body: string, type = ''): string {
  return `${ok}${type}\r\n${body}`;
}

describe('faults: the connection ends before the answer does', () => {
  afterEach(cleanUp);

  it('36 repeats a read on a fresh connection when the kept one was closed under it', async () => {
    const { server, session, log } = await setUpSignedIn(script({ text: '', then: 'end' }, whole));
    assert.equal((await session.send(read)).text, 'whole');
    assert.deepEqual(
      server.requests.map(({ connection }) => connection),
      [1, 2],
    );
    assert.deepEqual(
      log.map(({ attempt, failure }) => [attempt, failure]),
      [
        [1, 'cutOff'],
        [2, undefined],
      ],
    );
  });

  it('36 goes on when the kept connection was closed between two reads', async () => {
    const { session, server } = await setUpSignedIn(script({ ...whole, then: 'end' }));
    for (let n = 0; n < 5; n += 1) assert.equal((await session.send(read)).text, 'whole');
    assert.ok(server.counts.handshakes > 1);
  });

  it('36 gives a read up after three times', async () => {
    const { server, session } = await setUpSignedIn(script({ text: '', then: 'end' }));
    const { kind, sent } = await failureOf(session.send(read));
    assert.deepEqual([kind, sent], ['cutOff', true]);
    assert.equal(server.requests.length, 3);
  });

  it('37 sends a write once, on a connection of its own, and leaves open what became of it', async () => {
    const { server, session } = await setUpSignedIn(script(whole, { text: '', then: 'end' }));
    await session.send(read);
    const failure = await failureOf(session.send(write));
    assert.deepEqual(failure, { kind: 'cutOff', phase: 'headers', code: 'UND_ERR_SOCKET', sent: true });
    sentOnce(37, server.requests.filter(({ method }) => method === 'POST').length);
    assert.deepEqual(
      server.requests.map(({ connection }) => connection),
      [1, 2],
    );
  });

  describe('by a reset', () => {
    const timeouts = { readHeaders: 20_000, writeHeaders: 100_000 };

    for (const [where, text] of [
      ['before the headers', ''],
      ['in the headers', `${ok}Content-Le`],
      ['in the body', shorter('half', 5)],
    ] as const) {
      const inBody = where === 'in the body';
      /** A reset overtakes bytes that nobody has read yet, so it waits for the end of the wait for headers. */
      const setUpReset = async (repeated: Reply) => {
        const clock = manualClock();
        const read = () => !clock.isDue(20_000) && !clock.isDue(100_000);
        const when = () => (inBody ? waitFor(read) : Promise.resolve());
        const cut = { text, then: 'reset', when } as const;
        return { clock, ...(await setUpSignedIn(script(cut, repeated), { clock, timeouts })) };
      };

      it(`38 repeats a read: ${where}`, async () => {
        const { clock, session, server, log } = await setUpReset(whole);
        const sending = session.send(read);
        await clock.pass(2.5);
        assert.equal((await sending).text, 'whole');
        assert.equal(server.requests.length, 2);
        assert.deepEqual([log[0]?.status, log[0]?.failure], [inBody ? 200 : undefined, 'cutOff']);
      });

      it(`38 does not repeat a write: ${where}`, async () => {
        const { session, server } = await setUpReset(whole);
        const phase = inBody ? 'body' : 'headers';
        const failure = await failureOf(session.send(write));
        assert.deepEqual(failure, { kind: 'cutOff', phase, code: 'ECONNRESET', sent: true });
        sentOnce(38, server.requests.length);
      });
    }
  });

  for (const [number, what, cut] of [
    [39, 'shorter than it says', (body: string, type: string) => shorter(body, 5, type)],
    [40, 'without its last chunk', withoutLastChunk],
  ] as const) {
    for (const format of formats) {
      const list = listOf(format, names);
      const type = `${typeOf(format)}\r\n`;

      it(`${number} reads a list again that came ${what}: ${format}`, async () => {
        const good = { text: shorter(list, 0, type) };
        const { client, server } = await setUpClient(
          format,
          script({ text: cut(list, type), then: 'end' }, good),
        );
        const { links } = await client.list();
        assert.deepEqual(
          links.map(({ displayName }) => displayName),
          names,
        );
        assert.equal(server.requests.length, 2);
      });

      it(`${number} never takes it for the list, though all of it seems to be there: ${format}`, async () => {
        const { client, server } = await setUpClient(format, script({ text: cut(list, type), then: 'end' }));
        const { kind, sent } = await cupiFailureOf(client.list());
        assert.deepEqual([kind, sent], ['cutOff', true]);
        assert.equal(server.requests.length, 3);
      });
    }

    it(`${number} does not repeat a write whose answer came ${what}`, async () => {
      const { session, server } = await setUpSignedIn(script({ text: cut('half', ''), then: 'end' }));
      const failure = await failureOf(session.send(write));
      assert.deepEqual(failure, { kind: 'cutOff', phase: 'body', code: 'UND_ERR_SOCKET', sent: true });
      sentOnce(number, server.requests.length);
    });
  }
});

describe('faults: an answer without a length', () => {
  afterEach(cleanUp);

  for (const format of formats) {
    const type = `${typeOf(format)}\r\n`;

    for (const total of [true, false]) {
      it(`41 is read when it is whole: ${format}, ${total ? 'with' : 'without'} a total`, async () => {
        const text = withoutLength(listOf(format, names, total), type);
        const { client, server } = await setUpClient(format, script({ text, then: 'end' }));
        assert.equal((await client.list()).links.length, 2);
        assert.equal(server.requests.length, 1);
      });

      it(`41 is refused when it is cut: ${format}, ${total ? 'with' : 'without'} a total`, async () => {
        const list = listOf(format, names, total);
        const ends = [1, 2, 5, 20, list.length - 40, list.length - 5, list.length - 1];
        const replies = ends.map((end) => ({
          text: withoutLength(list.slice(0, end), type),
          then: 'end' as const,
        }));
        const { client, server } = await setUpClient(format, script(...replies));
        for (const end of ends) {
          const { kind } = await cupiFailureOf(client.list());
          assert.equal(kind, 'badPayload', `cut at ${end}`);
        }
        assert.equal(server.requests.length, ends.length);
      });
    }

    it(`41 names the new link of a join only by a whole id: ${format}`, async () => {
      const path = `/vmrest/httpslinks/${linkId}`;
      const bodies = [path, path.slice(0, -1), path.slice(0, -15)];
      const replies = bodies.map((body) => ({ text: withoutLength(body), then: 'end' as const }));
      const { client, server } = await setUpClient(format, script(...replies));
      assert.deepEqual(await client.join(join), { objectId: linkId });
      for (let cut = 1; cut < bodies.length; cut += 1) {
        server.requests.splice(0);
        const failure = await cupiFailureOf(client.join(join));
        assert.ok(failure.kind === 'badPayload' && failure.reason === 'noNewLink' && failure.sent);
        sentOnce(41, server.requests.length);
      }
    });
  }
});
