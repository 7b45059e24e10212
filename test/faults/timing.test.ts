import assert from 'node:assert/strict';
import type { TLSSocket } from 'node:tls';
import { manualClock } from '../support/manualClock.ts';
import { response, type Answer } from '../support/rawTlsServer.ts';
import { cleanUp, failureOf, isPending, read, setUpSignedIn, write } from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';
import { sentOnce } from './sent.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n';

/** Answers nothing by itself, and hands out the connection that was asked last. */
function mute(): { readonly answer: Answer; readonly say: (text: string) => void } {
  let asked: TLSSocket | undefined;
  return {
    answer: (_, socket) => (asked = socket),
    say: (text) => void asked?.write(text),
  };
}

describe('faults: timing', () => {
  afterEach(cleanUp);

  it('28 gives a read that is never answered 30 s for its headers, and there is no time for another', async () => {
    const clock = manualClock();
    const { server, session } = await setUpSignedIn(() => undefined, { clock });
    const failing = failureOf(session.send(read));
    await waitFor(() => server.requests.length === 1);
    clock.advance(29_999);
    assert.equal(await isPending(failing), true);
    clock.advance(1);
    assert.deepEqual(await failing, { kind: 'timeout', phase: 'headers', afterMs: 30_000, sent: true });
    assert.equal(server.requests.length, 1);
    await waitFor(() => server.open() === 0);
    assert.equal(clock.timers(), 0);
  });

  it('28 gives a write that is never answered 120 s, once', async () => {
    const clock = manualClock();
    const { server, session } = await setUpSignedIn(() => undefined, { clock });
    const failing = failureOf(session.send(write));
    await waitFor(() => server.requests.length === 1);
    clock.advance(119_999);
    assert.equal(await isPending(failing), true);
    clock.advance(1);
    const failure = await failing;
    assert(failure.kind === 'timeout');
    assert.deepEqual([failure.afterMs, failure.sent], [120_000, true]);
    assert.equal(clock.timers(), 0);
    sentOnce(28, server.requests.length);
  });

  it('29 does not let headers that come byte by byte take longer', async () => {
    const clock = manualClock();
    const { answer, say } = mute();
    const { server, session } = await setUpSignedIn(answer, { clock });
    const failing = failureOf(session.send(read));
    await waitFor(() => server.requests.length === 1);
    for (const byte of 'HTTP/1.1 200 OK\r\nX: 29 bytes.') {
      say(byte);
      // It is there after the next look at the sockets.
      for (let turns = 0; turns < 2; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      clock.advance(1_000);
      assert.equal(await isPending(failing), true);
    }
    clock.advance(1_000);
    assert.deepEqual(await failing, { kind: 'timeout', phase: 'headers', afterMs: 30_000, sent: true });
    assert.equal(server.requests.length, 1);
    await waitFor(() => server.open() === 0);
  });

  it('30 gives a body that stops midway 15 s, and shows nothing of it', async () => {
    const clock = manualClock();
    const { answer, say } = mute();
    const { server, session } = await setUpSignedIn(answer, { clock });
    const failing = failureOf(session.send(read));
    await waitFor(() => server.requests.length === 1);
    say(`${head}half`);
    await waitFor(() => clock.isDue(15_000));
    clock.advance(14_999);
    assert.equal(await isPending(failing), true);
    clock.advance(1);
    assert.deepEqual(await failing, { kind: 'timeout', phase: 'body', afterMs: 15_000, sent: true });
    assert.equal(server.requests.length, 1);
    await waitFor(() => server.open() === 0);
  });

  it('31 ends a body that drips after 60 s in all', async () => {
    const clock = manualClock();
    const { answer, say } = mute();
    const { server, session } = await setUpSignedIn(answer, { clock });
    const failing = failureOf(session.send(read));
    await waitFor(() => server.requests.length === 1);
    say(head);
    for (let drips = 0; drips < 5; drips += 1) {
      say('x');
      await waitFor(() => clock.isDue(15_000));
      clock.advance(12_000 - (drips === 4 ? 1 : 0));
    }
    assert.equal(await isPending(failing), true);
    clock.advance(1);
    assert.deepEqual(await failing, { kind: 'timeout', phase: 'total', afterMs: 60_000, sent: true });
    assert.equal(server.requests.length, 1);
    await waitFor(() => server.open() === 0);
  });

  it('32 ends an endless row of 1xx after 60 s in all', async () => {
    const clock = manualClock();
    const { answer, say } = mute();
    const { server, session } = await setUpSignedIn(answer, { clock });
    const failing = failureOf(session.send(read));
    await waitFor(() => server.requests.length === 1);
    clock.advance(29_000);
    for (const status of [102, 103]) {
      // A sign of life: there are 30 s for the headers again.
      say(`HTTP/1.1 ${status} X\r\n\r\n`);
      await waitFor(() => clock.isDue(30_000));
      clock.advance(15_000);
    }
    clock.advance(999);
    assert.equal(await isPending(failing), true);
    clock.advance(1);
    assert.deepEqual(await failing, { kind: 'timeout', phase: 'total', afterMs: 60_000, sent: true });
    assert.equal(server.requests.length, 1);
  });

  it('34 uses no connection that was idle while the machine slept', async () => {
    const clock = manualClock();
    const { server, session } = await setUpSignedIn(
      ({ connection }, socket) => {
        // The first connection is dead, and nobody has told.
        if (connection > 1) socket.write(response(200, 'awake'));
      },
      { clock },
    );
    clock.sleep(3_600_000);
    assert.equal((await session.send(read)).text, 'awake');
    assert.equal(server.requests.length, 1);
  });

  it('34 repeats a read once whose connection turns out to be dead', async () => {
    const clock = manualClock();
    const { server, session, log } = await setUpSignedIn(
      ({ connection }, socket) => {
        if (connection > 1) socket.write(response(200, 'awake'));
        else socket.destroy();
      },
      { clock, random: () => 0 },
    );
    clock.sleep(2_000);
    const reading = session.send(read);
    await waitFor(() => server.requests.length === 1 && log.length === 1);
    clock.advance(0);
    assert.equal((await reading).text, 'awake');
    assert.deepEqual(
      server.requests.map(({ connection }) => connection),
      [1, 2],
    );
  });

  it('34 gives up what was under way when timers come too late, and reconnects for the next', async () => {
    const clock = manualClock();
    const { server, session } = await setUpSignedIn(
      ({ connection }, socket) => {
        if (connection > 1) socket.write(response(200, 'awake'));
      },
      { clock },
    );
    const failing = failureOf(session.send(read));
    await waitFor(() => server.requests.length === 1);
    clock.advance(3_600_000);
    const failure = await failing;
    assert.deepEqual([failure.kind, failure.sent], ['timeout', true]);
    assert.equal((await session.send(read)).text, 'awake');
    assert.equal(server.requests.length, 2);
    assert.equal(clock.timers(), 0);
  });

  it('35 drops the answer to a write that came too late', async () => {
    const clock = manualClock();
    const { answer, say } = mute();
    const { server, session } = await setUpSignedIn(answer, { clock });
    const failing = failureOf(session.send(write));
    await waitFor(() => server.requests.length === 1);
    clock.advance(120_000);
    say(response(200, 'late', ['Set-Cookie: late=1; Path=/']));
    assert.equal((await failing).kind, 'timeout');
    sentOnce(35, server.requests.length);
    const next = session.send(read);
    await waitFor(() => server.requests.length === 2);
    assert.doesNotMatch(server.requests[1]?.headers.get('cookie') ?? '', /late/);
    say(response(200, 'in time'));
    assert.equal((await next).text, 'in time');
  });
});
