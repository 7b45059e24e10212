import assert from 'node:assert/strict';
import type { CupiClient } from '../../src/cupi/client.ts';
import type { Failure } from '../../src/cupi/failure.ts';
import { setUpServer } from '../support/configuredServer.ts';
import { formats, join, listOf, setUpClient, typeOf, type Format } from '../support/cupi.ts';
import { manualClock } from '../support/manualClock.ts';
import { response } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import { cleanUp, failureOf, read, setUpSignedIn } from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';
import { sentOnce } from './sent.ts';

const links = '/vmrest/httpslinks/';
const names = ['Antwerp', 'Bergen', 'Cádiz'];

/** What a list call says of a body with status 200. */
async function failureOfList(format: Format, body: string | Buffer, type = typeOf(format)): Promise<Failure> {
  const { client, server } = await setUpClient(format, script({ text: whole(body, type) }));
  const failure = await cupiFailureOf(client.list());
  assert.equal(server.requests.length, 1, 'asked once');
  return failure;
}

function whole(body: string | Buffer, type: string): Buffer {
  const head = `HTTP/1.1 200 OK\r\n${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

function reasonOf(failure: Failure): string {
  return failure.kind === 'badPayload' ? failure.reason : failure.kind;
}

/** The display names a client reads. */
async function namesIn(client: CupiClient): Promise<readonly (string | undefined)[]> {
  return (await client.list()).links.map(({ displayName }) => displayName);
}

describe('faults: too much', () => {
  afterEach(cleanUp);

  for (const format of formats) {
    const type = typeOf(format);

    for (const [what, head] of [
      ['with that length', `HTTP/1.1 200 OK\r\n${type}\r\nContent-Length: 1000000000\r\n\r\n`],
      ['without a length', `HTTP/1.1 200 OK\r\n${type}\r\n\r\n`],
    ] as const)
      it(`62 reads no more of a body without end than its limit: ${what}, ${format}`, async () => {
        let written = 0;
        const { client, server, log } = await setUpClient(
          format,
          (_, socket) => {
            const more = (): void => {
              written += 65_536;
              if (!socket.destroyed) socket.write(Buffer.alloc(65_536, 'x'), () => setImmediate(more));
            };
            socket.write(head, more);
          },
          { clock: manualClock() },
        );
        const failure = await cupiFailureOf(client.list());
        assert.deepEqual(failure, {
          server: 'lab',
          operation: 'list',
          kind: 'tooLarge',
          what: 'body',
          limit: 262_144,
          sent: true,
        });
        assert.ok((log[0]?.bytes ?? 0) <= 262_144 + 65_536, 'kept');
        await waitFor(() => server.open() === 0);
        assert.ok(written < 20_000_000, 'the server had to stop');
        assert.equal(server.requests.length, 1);
      });

    it(`62 has its limit for what is no link, and for a change: ${format}`, async () => {
      const text = response(200, `"${'x'.repeat(1_048_576)}"`, [type]);
      const { client, server } = await setUpClient(format, script({ text }));
      for (const call of [
        () => client.locations(),
        () => client.vmsServers(),
        () => client.productVersion(),
      ]) {
        const failure = await cupiFailureOf(call());
        assert.ok(failure.kind === 'tooLarge' && failure.limit === 1_048_576);
      }
      server.requests.splice(0);
      const failure = await cupiFailureOf(client.join(join));
      assert.ok(failure.kind === 'tooLarge' && failure.limit === 262_144 && failure.sent);
      sentOnce(62, server.requests.length);
    });
  }

  it('62 counts to the byte, in one piece or in chunks', async () => {
    const chunked = (size: number): string =>
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n${'x'.repeat(size)}\r\n0\r\n\r\n`;
    const inOne = (size: number): string => response(200, 'x'.repeat(size));
    for (const text of [inOne, chunked]) {
      const { session } = await setUpSignedIn(script({ text: text(1_001) }, { text: text(1_000) }));
      const failure = await failureOf(session.send(read));
      assert.deepEqual(failure, { kind: 'tooLarge', what: 'body', limit: 1_000, sent: true });
      assert.equal((await session.send(read)).text.length, 1_000);
    }
  });
});

describe('faults: a list that is not whole', () => {
  afterEach(cleanUp);

  for (const format of formats)
    for (const total of [true, false]) {
      const list = listOf(format, names, total);
      const boundary = format === 'json' ? '},' : '</HttpsLink>';
      const ends = names.slice(1).map((_, index) => nth(list, boundary, index + 1) + boundary.length);

      it(`63 cut between two links, it is no list: ${format}, ${total ? 'with' : 'without'} a total`, async () => {
        for (const end of ends) {
          const reason = format === 'json' ? 'malformedJson' : 'malformedXml';
          assert.equal(reasonOf(await failureOfList(format, list.slice(0, end))), reason, list.slice(0, end));
        }
      });
    }

  for (const format of formats)
    it(`63 cut between two links, it leaves the list there was: ${format}`, async () => {
      let cut = false;
      const list = listOf(format, names);
      const end = list.lastIndexOf(format === 'json' ? ',{' : '<HttpsLink>');
      const { server } = await setUpServer(
        ({ path }, socket) =>
          path === links &&
          socket.write(
            response(200, cut ? list.slice(0, end) : list, [typeOf(format), 'Set-Cookie: S=1; Path=/']),
          ),
        { profile: { format } },
      );
      await server.refresh();
      cut = true;
      await server.refresh();
      assert.equal(server.state.kind, 'failed');
      assert.deepEqual(
        server.state.last?.links.map(({ displayName }) => displayName),
        names,
      );
    });

  /** Where a text begins for the nth time. */
  function nth(text: string, part: string, n: number): number {
    let at = -1;
    for (let time = 0; time < n; time += 1) at = text.indexOf(part, at + 1);
    return at;
  }

  for (const [format, body, total, rows] of [
    ['json', listOf('json', names).replace('"3"', '"4"'), 4, 3],
    ['json', listOf('json', names).replace('"3"', '"2"'), 2, 3],
    ['json', listOf('json', names).replace('"3"', '5000'), 5000, 3],
    ['json', '{"@total":"1"}', 1, 0],
    ['xml', listOf('xml', names).replace('"3"', '"4"'), 4, 3],
    ['xml', listOf('xml', names).replace('"3"', '"2"'), 2, 3],
    ['xml', '<HttpsLinks total="1"/>', 1, 0],
  ] as const)
    it(`69 tells that ${total} are not ${rows}: ${format}`, async () => {
      const expected = { kind: 'partial', status: 200, total, rows, sent: true } as const;
      const failure = await failureOfList(format, body);
      assert.deepEqual(failure, { server: 'lab', operation: 'list', ...expected });
    });

  for (const [format, body] of [
    ['json', listOf('json', names).replace('"3"', '"many"')],
    ['json', listOf('json', names).replace('"3"', '"-3"')],
    ['json', listOf('json', names).replace('"3"', '3.0')],
    ['xml', listOf('xml', names).replace('"3"', '"many"')],
  ] as const)
    it(`69 takes no total that is no number: ${format} ${body.slice(0, 24)}`, async () =>
      assert.equal(reasonOf(await failureOfList(format, body)), 'wrongShape'));

  for (const format of formats)
    it(`69 shows a link that is there twice as two, and asks for no further page: ${format}`, async () => {
      const list = listOf(format, ['Antwerp', 'Antwerp'])
        .replaceAll('3601"', '3600"')
        .replaceAll('3601<', '3600<');
      const next =
        format === 'json' ? list.replace('{', '{"next":"/vmrest/httpslinks/?pageNumber=2",') : list;
      const { client, server } = await setUpClient(
        format,
        script({ text: response(200, next, [typeOf(format)]) }),
      );
      assert.deepEqual(await namesIn(client), ['Antwerp', 'Antwerp']);
      assert.equal(server.requests.length, 1);
    });
});
