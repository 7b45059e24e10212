import assert from 'node:assert/strict';
import type { TLSSocket } from 'node:tls';
import { inspect } from 'node:util';
import { response } from '../support/rawTlsServer.ts';
import { allForms, findIn } from '../support/secrets/findSecrets.ts';
import { startFakeUnity, type FakeUnity, type Instead } from '../unit/servers/support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from '../unit/servers/support/temporaryFolder.ts';
import { openWindow, type Opened, type Window } from '../unit/servers/support/window.ts';
import { sentOnce } from './sent.ts';

const odd = ':ü"<&%\r';
const password = odd.repeat(30).slice(0, 200);
const basic = Buffer.from(new TextEncoder().encode(`operator:${password}`)).toString('base64');
// A part of it is too much already, and what tidies text makes a blank of its line break.
const forms = allForms({ password, header: basic, part: ':ü"<&%', tidied: password.replaceAll('\r', ' ') });
const list = '/vmrest/httpslinks/';

/** Texts a careless server may put what it was sent into. */
const echoes: Readonly<Record<string, readonly [status: number, type: string, body: string]>> = {
  raw: [500, 'text/plain', `no such user operator with ${password}`],
  base64: [500, 'text/plain', `Authorization: Basic ${basic}`],
  JSON: [400, 'application/json', JSON.stringify({ errors: { code: 'X', message: `no ${password}` } })],
  XML: [
    400,
    'application/xml',
    `<ErrorDetails><errors><code>X</code><message>no ${escaped(password)}</message></errors></ErrorDetails>`,
  ],
  HTML: [503, 'text/html', `<html><title>${escaped(password)}</title></html>`],
  URL: [404, 'text/plain', `/login?p=${encodeURIComponent(password)}`],
  'JSON that is cut off': [200, 'application/json', `{"@total":"1","HttpsLink":{"DisplayName":"${password}`],
  'XML that is cut off': [200, 'application/xml', `<HttpsLinks total="1"><HttpsLink>${escaped(password)}`],
};

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

describe('faults: a password with every kind of character', () => {
  let unity: FakeUnity;
  let window: Window;
  const lines: unknown[] = [];

  afterEach(async () => {
    window.close();
    await unity.close();
    await removeTemporaryFolders();
  });

  async function start(instead: Instead): Promise<Opened> {
    lines.splice(0);
    unity = await startFakeUnity(instead);
    window = openWindow(await temporaryFolder(), { log: (line) => lines.push(line) });
    const opened = window.open(unity);
    await window.passwords.store(opened.profile, password);
    return opened;
  }

  /** All that a run leaves to be written somewhere: log lines, states and errors, however they are printed. */
  function written({ server, profile, states }: Opened, more: readonly unknown[] = []): string {
    const all = [lines, server, server.state, profile, states, ...more];
    const options = { depth: null, showHidden: true, getters: true, maxStringLength: null } as const;
    return [inspect(all, options), JSON.stringify(all), ...all.map(String)].join('\n');
  }

  const accepted = (request: { readonly headers: ReadonlyMap<string, string> }, socket: TLSSocket) =>
    request.headers.get('authorization') === `Basic ${basic}` &&
    socket.write(
      response(200, '{"@total":"0"}', ['Content-Type: application/json', 'Set-Cookie: S=1; Path=/']),
    );

  it('87 reaches the server as the bytes of its UTF-8', async () => {
    assert.equal(password.length, 200);
    for (const character of odd) assert.ok(password.includes(character));
    const opened = await start(accepted);
    await opened.server.refresh();
    assert.equal(opened.server.state.kind, 'ready');
    assert.equal(unity.requests[0]?.headers.get('authorization'), `Basic ${basic}`);
    assert.deepEqual(unity.passwords(), [password]);
    assert.deepEqual(findIn(written(opened), forms), []);
  });

  it('87 is sent once when it is wrong, and printed nowhere', async () => {
    const opened = await start((_, socket) =>
      socket.write(response(401, `<title>${escaped(password)}</title>`)),
    );
    await opened.server.refresh();
    await opened.server.refresh();
    assert.equal(opened.server.state.kind, 'signedOut');
    assert.deepEqual(findIn(written(opened), forms), []);
    sentOnce(87, unity.requests.length);
  });

  for (const [name, [status, type, body]] of Object.entries(echoes)) {
    it(`87 is taken out of what a server says: ${name}`, async () => {
      const opened = await start(
        (request, socket) =>
          request.path === list &&
          socket.write(response(status, body, [`Content-Type: ${type}; charset=utf-8`])),
      );
      await opened.server.refresh();
      const { state } = opened.server;
      assert.equal(state.kind, 'failed');
      const client = await opened.server.client();
      const error: unknown = await client.list().catch((reason: unknown) => reason);
      assert.ok(error instanceof Error);
      assert.deepEqual(findIn(written(opened, [error, error.stack]), forms), []);
      assert.ok(lines.length > 0);
    });
  }

  it('87 is in no error of a connection that fails at any point', async () => {
    const ends: readonly Instead[] = [
      (_, socket) => !!socket.destroy(),
      (_, socket) => socket.write('SSH-2.0-x\r\n\r\n'),
      (_, socket) =>
        socket.write(`HTTP/1.1 200 OK\r\nX: ${password}\r\nContent-Length: 5\r\n\r\nhalf`) && !!socket.end(),
      (_, socket) =>
        socket.write(response(302, '', [`Location: https://operator:${encodeURIComponent(password)}@x/`])),
      (_, socket) => socket.write(response(200, password, ['Content-Type: text/plain; charset=klingon'])),
    ];
    for (const end of ends) {
      const opened = await start(end);
      await opened.server.refresh();
      const error: unknown = await (await opened.server.client()).list().catch((reason: unknown) => reason);
      assert.deepEqual(findIn(written(opened, [error]), forms), []);
      window.close();
      await unity.close();
    }
  });

  it('87 is found by the search when it is there', async () => {
    const opened = await start(accepted);
    for (const [, , body] of Object.values(echoes))
      assert.notDeepEqual(findIn(written(opened, [body]), forms), [], body.slice(0, 40));
  });
});
