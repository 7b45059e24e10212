import assert from 'node:assert/strict';
import type { HttpRequest } from '../../src/http/exchange.ts';
import type { TransportFailure } from '../../src/http/failure.ts';
import { semaphore } from '../../src/http/semaphore.ts';
import type { Session } from '../../src/http/session.ts';
import { startBlackHole } from '../support/blackHole.ts';
import { answeringNames } from '../support/names.ts';
import { response } from '../support/rawTlsServer.ts';
import {
  afterwards,
  cleanUp,
  failureOf,
  isPending,
  read,
  setUp,
  setUpSignedIn,
  setUpTcp,
  write,
} from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';
import { startFakeUnity, right, usual } from '../unit/servers/support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from '../unit/servers/support/temporaryFolder.ts';
import { openWindow } from '../unit/servers/support/window.ts';
import { sentOnce } from './sent.ts';

const unsent = { kind: 'cancelled', sent: false };
const sent = { kind: 'cancelled', sent: true };

/** Cancels as soon as `ready`; the failure must be there at once, before anything else gets its turn. */
async function cancelWhen(
  session: Session,
  request: HttpRequest,
  ready: () => boolean,
): Promise<TransportFailure> {
  const cancel = new AbortController();
  const failing = failureOf(session.send(request, cancel.signal));
  await waitFor(ready);
  cancel.abort();
  assert.equal(await isPending(failing), false);
  return failing;
}

describe('faults: cancel', () => {
  afterEach(async () => {
    await cleanUp();
    await removeTemporaryFolders();
  });

  it('33 before anything: nothing is opened', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(response(200)));
    assert.deepEqual(await failureOf(session.send(read, AbortSignal.abort())), unsent);
    assert.equal(server.counts.tcp, 0);
  });

  it('33 in the queue', async () => {
    const { server, session } = await setUp(() => undefined);
    const first = failureOf(session.send(write));
    await waitFor(() => server.requests.length === 1);
    for (const request of [read, write])
      assert.deepEqual(await cancelWhen(session, request, () => true), unsent);
    await session.dispose();
    assert.deepEqual(await first, sent);
    sentOnce(33, server.requests.length);
  });

  it('33 while the password is fetched: it is not sent when it comes', async () => {
    let fetched = (): void => undefined;
    const { server, session } = await setUp((_, socket) => socket.write(response(200)), {
      signIn: async (attempt) => {
        await new Promise<void>((resolve) => (fetched = resolve));
        return attempt({ user: 'admin', password: 'secret' });
      },
    });
    assert.deepEqual(await cancelWhen(session, read, () => true), unsent);
    fetched();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(server.counts.tcp, 0);
  });

  for (const request of [read, write]) {
    // A write has a connection of its own, beside the one that signed in.
    const kept = request === write ? 1 : 0;

    it(`33 while the name service does not answer, for a ${request.method}`, async () => {
      const { lookup, asked } = answeringNames('never');
      const { open } = await setUp(() => undefined);
      const session = open({ origin: 'https://unity.example', lookup });
      assert.deepEqual(await cancelWhen(session, request, () => asked() === 1), unsent);
      assert.equal(asked(), 1);
    });

    it(`33 while nobody answers the connect, for a ${request.method}`, async () => {
      const hole = await startBlackHole();
      afterwards(() => hole.close());
      const { lookup, asked } = answeringNames(['127.0.0.1']);
      const { open } = await setUp(() => undefined);
      const session = open({ origin: `https://unity.example:${hole.port}`, lookup });
      assert.deepEqual(await cancelWhen(session, request, () => asked() === 1), unsent);
    });

    it(`33 during the TLS handshake, for a ${request.method}`, async () => {
      const silent = await setUpTcp();
      const { open } = await setUp(() => undefined);
      const session = open({ origin: silent.origin });
      assert.deepEqual(await cancelWhen(session, request, () => silent.taken() === 1), unsent);
      await waitFor(() => silent.open() === 0);
    });

    it(`33 while waiting for the headers, for a ${request.method}`, async () => {
      const { server, session } = await setUpSignedIn(() => undefined);
      assert.deepEqual(await cancelWhen(session, request, () => server.requests.length === 1), sent);
      await waitFor(() => server.open() === kept);
      sentOnce(33, server.requests.length);
    });

    it(`33 inside the body, for a ${request.method}`, async () => {
      let started = false;
      const { server, session } = await setUpSignedIn((_, socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', () => (started = true));
      });
      assert.deepEqual(await cancelWhen(session, request, () => started), sent);
      await waitFor(() => server.open() === kept);
      sentOnce(33, server.requests.length);
    });
  }

  it('33 while waiting for its turn to shake hands', async () => {
    const handshakes = semaphore(1);
    const release = await handshakes.acquire(new AbortController().signal);
    const { server, session } = await setUp(() => undefined, { handshakes });
    assert.deepEqual(await cancelWhen(session, read, () => server.counts.tcp === 1), unsent);
    await waitFor(() => server.open() === 0);
    release();
  });

  it('33 between two tries', async () => {
    const { server, session } = await setUpSignedIn((_, socket) =>
      socket.write(response(503, '', ['Retry-After: 20'])),
    );
    assert.deepEqual(await cancelWhen(session, read, () => server.requests.length === 1), sent);
    sentOnce(33, server.requests.length);
  });

  it('33 leaves the others alone', async () => {
    let release = (): void => undefined;
    const { server, session } = await setUpSignedIn((_, socket, count) => {
      if (count === 1) release = () => void socket.write(response(200, 'kept'));
    });
    const kept = session.send(read);
    await waitFor(() => server.requests.length === 1);
    await cancelWhen(session, read, () => server.requests.length === 2);
    release();
    assert.equal((await kept).text, 'kept');
  });

  it('35 drops the answer to what was cancelled, with its cookies', async () => {
    let answer = (): void => undefined;
    const { server, session } = await setUp((_, socket, count) => {
      answer = () => void socket.write(response(200, String(count), ['Set-Cookie: late=1; Path=/']));
      if (count > 1) answer();
    });
    await cancelWhen(session, read, () => server.requests.length === 1);
    answer();
    assert.equal((await session.send(read)).text, '2');
    assert.equal(server.requests[1]?.headers.get('cookie'), undefined);
  });

  it('35 changes nothing that is shown when an answer comes after the cancel', async () => {
    let late = (): void => undefined;
    const unity = await startFakeUnity((request, socket) => {
      if (unity.requests.length < 4) return false;
      late = () => void socket.write(usual(request));
      return true;
    });
    afterwards(() => unity.close());
    const window = openWindow(await temporaryFolder());
    afterwards(() => window.close());
    const { server, profile, states } = window.open(unity);
    await window.passwords.store(profile, right);
    await server.refresh();
    const { state } = server;
    const { length } = states;
    const cancel = new AbortController();
    const reading = server.refresh(cancel.signal);
    await waitFor(() => unity.requests.length === 4);
    cancel.abort();
    late();
    await reading;
    await waitFor(() => unity.open() <= 1);
    assert.equal(server.state, state);
    assert.equal(states.length, length);
  });
});
