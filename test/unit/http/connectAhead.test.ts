import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { SessionOptions } from '../../../src/http/session.ts';
import { makeCertificate } from '../../support/certificates.ts';
import { manualClock } from '../../support/manualClock.ts';
import { reset, response, type Answer } from '../../support/rawTlsServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { cleanUp, failureOf, holder, read, setUp, setUpTcp, write } from '../../support/transport.ts';

const ok: Answer = (_, socket) => socket.write(response(200, '{}', ['Set-Cookie: S=1; Path=/']));

/** A holder that has connected and waits for its turn to send the password. */
function waiting() {
  const { signIn, outcomes } = holder();
  let itsTurn: () => void = () => undefined;
  const turn = new Promise<void>((resolve) => (itsTurn = resolve));
  let connected = false;
  const options: Partial<SessionOptions> = {
    signIn: (attempt, signal, connect) =>
      signIn(attempt, signal, async () => {
        await connect();
        connected = true;
        await turn;
      }),
  };
  return { options, outcomes, connected: () => waitFor(() => connected), itsTurn };
}

describe('a connection made before the password is sent', () => {
  afterEach(cleanUp);

  for (const request of [read, write])
    it(`is the one it is sent over, for a ${request.method}`, async () => {
      const held = waiting();
      const { server, session, log } = await setUp(ok, held.options);
      const sending = session.send(request);
      await held.connected();
      await waitFor(() => server.counts.handshakes === 1);
      assert.equal(server.counts.bytes, 0);
      held.itsTurn();
      assert.equal((await sending).status, 200);
      assert.equal(server.counts.tcp, 1);
      assert.deepEqual(
        log.map(({ attempt, status, failure }) => ({ attempt, status, failure })),
        [{ attempt: 1, status: 200, failure: undefined }],
      );
    });

  const ends: Readonly<Record<string, (socket: Parameters<typeof reset>[0]) => void>> = {
    'was ended by the server': (socket) => socket.end(),
    'was reset': reset,
    'brought bytes that nobody asked for': (socket) => socket.write(response(408, '', ['Connection: close'])),
  };
  for (const [how, end] of Object.entries(ends))
    it(`is replaced when it ${how} meanwhile`, async () => {
      const held = waiting();
      const { server, session, log } = await setUp(ok, held.options);
      const sending = session.send(read);
      await held.connected();
      await waitFor(() => server.counts.handshakes === 1);
      server.each((socket) => end(socket));
      await waitFor(() => server.open() === 0);
      // The other end, in this process too, learns of it when the event loop has looked at its sockets.
      await setImmediate();
      await setImmediate();
      held.itsTurn();
      assert.equal((await sending).status, 200);
      assert.deepEqual(
        server.requests.map(({ connection }) => connection),
        [2],
      );
      assert.equal(log.length, 1);
    });

  it('is replaced when the machine has slept meanwhile', async () => {
    const held = waiting();
    const clock = manualClock();
    const { server, session } = await setUp(ok, { ...held.options, clock });
    const sending = session.send(read);
    await held.connected();
    clock.sleep(11_000);
    held.itsTurn();
    await sending;
    assert.deepEqual(
      server.requests.map(({ connection }) => connection),
      [2],
    );
    await waitFor(() => server.open() === 1);
  });

  it('is closed when the request is cancelled meanwhile', async () => {
    const held = waiting();
    const { server, session, log } = await setUp(ok, held.options);
    const controller = new AbortController();
    const sending = failureOf(session.send(read, controller.signal));
    await held.connected();
    controller.abort();
    assert.deepEqual(await sending, { kind: 'cancelled', sent: false });
    await waitFor(() => server.open() === 0);
    held.itsTurn();
    await waitFor(() => held.outcomes.length === 1);
    assert.deepEqual(held.outcomes, ['unknown']);
    assert.equal(server.counts.tcp, 1);
    assert.equal(server.counts.bytes, 0);
    assert.deepEqual(
      log.map(({ attempt, failure }) => ({ attempt, failure })),
      [{ attempt: 0, failure: 'cancelled' }],
    );
  });

  it('is not made for a request that was cancelled before', async () => {
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    let asked = false;
    let done = false;
    const { server, session, log } = await setUp(ok, {
      signIn: async (attempt, _, connect) => {
        asked = true;
        await gate;
        await connect();
        done = true;
        return attempt({ user: 'admin', password: 'secret' });
      },
    });
    const controller = new AbortController();
    const sending = failureOf(session.send(read, controller.signal));
    await waitFor(() => asked);
    controller.abort();
    await sending;
    goOn();
    await waitFor(() => done);
    assert.equal(server.counts.tcp, 0);
    assert.equal(log.length, 1);
  });

  it('is closed when the holder has nothing to send after all', async () => {
    const { server, session } = await setUp(ok, {
      signIn: async (_attempt, _signal, connect) => {
        await connect();
        return 'refusedBefore';
      },
    });
    const needed = { kind: 'signInNeeded', refused: true, sent: false };
    assert.deepEqual(await failureOf(session.send(read)), needed);
    await waitFor(() => server.open() === 0);
    assert.equal(server.counts.tcp, 1);
    assert.equal(server.counts.bytes, 0);
  });

  it('that fails is tried again as any other, with one line a try', async () => {
    const dead = await setUpTcp((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    const { session, log, outcomes } = await setUp(ok, { origin: dead.origin });
    const failure = await failureOf(session.send(write));
    assert.deepEqual(failure, { kind: 'unreachable', phase: 'tls', code: 'ECONNRESET', sent: false });
    assert.equal(dead.taken(), 3);
    assert.deepEqual(
      log.map(({ attempt, failure: kind }) => ({ attempt, kind })),
      [1, 2, 3].map((attempt) => ({ attempt, kind: 'unreachable' })),
    );
    assert.deepEqual(outcomes, []);
  });

  it('is none to a server whose certificate is another one', async () => {
    const { server, session, outcomes } = await setUp(ok);
    server.setCertificate(await makeCertificate());
    assert.equal((await failureOf(session.send(read))).kind, 'certificateChanged');
    assert.equal(server.counts.bytes, 0);
    assert.deepEqual(outcomes, []);
  });
});
