import assert from 'node:assert/strict';
import { setUpServer } from '../support/configuredServer.ts';
import { formats, join, linkId, setUpClient } from '../support/cupi.ts';
import { response } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import { cleanUp, failureOf, read, setUp, setUpSignedIn, write } from '../support/transport.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';
import { right } from '../unit/servers/support/fakeUnity.ts';
import { sentOnce } from './sent.ts';
import { html, page } from './support/page.ts';

const list = '/vmrest/httpslinks/';

describe('faults: refusals', () => {
  afterEach(cleanUp);

  it('50 sends a wrong password once, and nothing after it until there is another', async () => {
    const { server, unity, passwords, profile } = await setUpServer(undefined, { password: 'wrong' });
    await server.refresh();
    const signedOut = { kind: 'signedOut', refused: true, last: undefined };
    assert.deepEqual(server.state, signedOut);
    sentOnce(50, unity.requests.length);
    assert.equal((await passwords.get(profile))?.refused, true);
    const { tcp } = unity.counts;
    for (let time = 0; time < 20; time += 1) {
      await server.refresh();
      assert.deepEqual(server.state, signedOut);
    }
    assert.equal(unity.counts.tcp, tcp, 'not even a connection');
    await passwords.store(profile, right);
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
    assert.deepEqual(unity.passwords(), ['wrong', right]);
  });

  it('50 stops at the password when it comes to a change', async () => {
    const { server, session } = await setUp(script({ text: response(401, page('Unauthorized'), [html]) }));
    assert.deepEqual(await failureOf(session.send(write)), { kind: 'signInRefused', sent: true });
    sentOnce(50, server.requests.length);
  });

  it('51 sends a wrong password once with 20 requests at the same time', async () => {
    const { server, session, outcomes, log } = await setUp(script({ text: response(401, '<html>') }));
    const failures = await Promise.all(
      Array.from({ length: 20 }, (_, index) => failureOf(session.send(index % 5 === 4 ? write : read))),
    );
    sentOnce(51, server.requests.length);
    assert.deepEqual(outcomes, ['refused']);
    assert.deepEqual(new Set(failures.map(({ kind }) => kind)), new Set(['signInRefused']));
    assert.equal(failures.filter(({ sent }) => sent).length, 1);
    assert.deepEqual(await failureOf(session.send(read)), {
      kind: 'signInNeeded',
      refused: true,
      sent: false,
    });
    sentOnce(51, server.requests.length);
    assert.ok(!JSON.stringify(log).includes('admin'));
  });

  it('51 sends it once with 20 refreshes at the same time', async () => {
    const { server, unity } = await setUpServer(undefined, { password: 'wrong' });
    await Promise.all(Array.from({ length: 20 }, () => server.refresh()));
    sentOnce(51, unity.requests.length);
    assert.deepEqual(server.state, { kind: 'signedOut', refused: true, last: undefined });
  });

  it('51 goes on with the sessions that are signed in already until their cookies are refused', async () => {
    let open = true;
    const { server, session } = await setUpSignedIn(({ headers }, socket) =>
      socket.write(response(open && headers.has('cookie') ? 200 : 401)),
    );
    await session.send(read);
    open = false;
    server.requests.splice(0);
    const failures = await Promise.all(Array.from({ length: 20 }, () => failureOf(session.send(read))));
    assert.ok(failures.every(({ kind }) => kind === 'signInRefused' || kind === 'signInNeeded'));
    const withPassword = server.requests.filter(({ headers }) => headers.has('authorization'));
    sentOnce(51, withPassword.length);
    assert.ok(server.requests.length <= 3, 'the two in flight, then the password');
  });

  it('52 keeps the password when the account may not do it', async () => {
    let role = false;
    const refusal = JSON.stringify({ errors: { code: 'NOT_AUTHORIZED', message: 'Insufficient role' } });
    const { server, unity, passwords, profile } = await setUpServer(({ path }, socket) => {
      if (role || path !== list) return false;
      return socket.write(
        response(403, refusal, ['Content-Type: application/json', 'Set-Cookie: JSESSIONID=1; Path=/vmrest']),
      );
    });
    await server.refresh();
    assert.ok(server.state.kind === 'failed' && server.state.failure.kind === 'denied');
    const { words, status } = server.state.failure;
    assert.deepEqual([status, words], [403, { code: 'NOT_AUTHORIZED', message: 'Insufficient role' }]);
    assert.equal(unity.requests.length, 1);
    role = true;
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
    assert.deepEqual(unity.passwords(), [right], 'one sign-in for both');
    assert.equal((await passwords.get(profile))?.refused, false);
  });

  it('53 takes a link off that is gone when it is looked for, as soon as the list is read again', async () => {
    let gone = false;
    const { server, unity } = await setUpServer(({ path }, socket) => {
      if (!gone || !path.startsWith(list)) return false;
      const body = path === list ? '{"@total":"0"}' : page('HTTP Status 404 – Not Found');
      return socket.write(response(path === list ? 200 : 404, body));
    });
    await server.refresh();
    const [link] = server.state.last?.links ?? [];
    assert.ok(link);
    gone = true;
    unity.requests.splice(0);
    const end = await server.change({ kind: 'unjoin', link }, { signal: new AbortController().signal });
    assert.equal(end.kind, 'alreadyGone');
    assert.deepEqual(
      unity.requests.map(({ method, path }) => `${method} ${path}`),
      [`GET ${list}${link.objectId}`, `GET ${list}`],
    );
    assert.equal(server.state.kind, 'ready');
    assert.deepEqual(server.state.last.links, []);
  });

  for (const format of formats) {
    it(`53 tells a link that is not there from a server without HTTPS networking: ${format}`, async () => {
      const text = response(404, page('HTTP Status 404 – Not Found'), [html]);
      const { client, server } = await setUpClient(format, script({ text }));
      const words = { code: undefined, message: 'HTTP Status 404 – Not Found' };
      const common = { server: 'lab', kind: 'notFound', status: 404, sent: true, words };
      assert.deepEqual(await cupiFailureOf(client.list()), { ...common, operation: 'list' });
      assert.deepEqual(await cupiFailureOf(client.view(linkId)), { ...common, operation: 'view' });
      assert.equal(server.requests.length, 2);
    });

    for (const status of [405, 406, 415])
      it(`54 takes ${status} for a call this release does not offer, and names it: ${format}`, async () => {
        const version = '{"name":"Cisco Unity Connection Version","version":"9.1.2.1-5"}';
        const refusal = { text: response(status, page('no'), [html]) };
        const told = { text: response(200, version, ['Content-Type: application/json']) };
        const { client, server } = await setUpClient(format, script(refusal, told, refusal));
        const unsupported = async (call: Promise<unknown>) => {
          const failure = await cupiFailureOf(call);
          assert.ok(failure.kind === 'unsupported' && failure.status === status && failure.sent);
          return failure.release;
        };
        assert.equal(await unsupported(client.list()), undefined);
        await client.productVersion();
        server.requests.splice(0);
        assert.equal(await unsupported(client.join(join)), '9.1.2.1-5');
        sentOnce(54, server.requests.length);
      });
  }
});
