import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentials } from '../../../src/http/credentials.ts';
import type { SignInOutcome } from '../../../src/http/signIn.ts';
import { manualClock } from '../../support/manualClock.ts';
import { response, type Received } from '../../support/rawTlsServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { cleanUp, failureOf, holder, isPending, read, setUp, write } from '../../support/transport.ts';

const ok = response(200, '{}', ['Set-Cookie: S=1; Path=/']);
const isBasic = ({ headers }: Received): boolean => headers.has('authorization');

describe('sign-in', () => {
  afterEach(cleanUp);

  it('still tells the holder of a refusal whose body never comes', async () => {
    const { session, outcomes } = await setUp((_, socket) => {
      socket.write('HTTP/1.1 401 No\r\nContent-Length: 99999\r\n\r\nhalf');
      socket.end();
    });
    assert.equal((await failureOf(session.send(read))).kind, 'signInRefused');
    assert.deepEqual(outcomes, ['refused']);
  });

  it('does not repeat a password whose answer was cut off: it might count as one more wrong try', async () => {
    const { server, session, outcomes } = await setUp((_, socket) => socket.end());
    assert.equal((await failureOf(session.send(read))).kind, 'cutOff');
    assert.equal(server.requests.length, 1);
    assert.deepEqual(outcomes, ['unknown']);
  });

  it('lets all others wait for the cookies of the first', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(ok));
    await Promise.all(Array.from({ length: 20 }, () => session.send(read)));
    assert.equal(server.requests.filter(isBasic).length, 1);
    assert.ok(server.counts.handshakes <= 2);
  });

  it('sends nothing when there is no password', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(ok), {
      signIn: () => Promise.resolve('missing'),
    });
    assert.deepEqual(await failureOf(session.send(read)), {
      kind: 'signInNeeded',
      refused: false,
      sent: false,
    });
    assert.equal(server.counts.tcp, 0);
  });

  it('takes a holder that fails for one without a password', async () => {
    const { session } = await setUp((_, socket) => socket.write(ok), {
      signIn: () => Promise.reject(new Error('keyring')),
    });
    assert.equal((await failureOf(session.send(read))).kind, 'signInNeeded');
  });

  for (const request of [read, write]) {
    it(`drops stale cookies and signs in once more, for a ${request.method}`, async () => {
      let valid = 1;
      const { server, session, outcomes } = await setUp((received, socket) => {
        if (isBasic(received)) socket.write(response(200, '{}', [`Set-Cookie: S=${valid}; Path=/`]));
        else if (received.headers.get('cookie') === `S=${valid}`) socket.write(response(200));
        else socket.write(response(401, '', ['Set-Cookie: S=; Expires=Thu, 01-Jan-1970 00:00:10 GMT']));
      });
      await session.send(read);
      valid = 2;
      assert.equal((await session.send(request)).status, 200);
      assert.deepEqual(outcomes, ['accepted', 'accepted']);
      assert.deepEqual(server.requests.map(isBasic), [true, false, true]);
      await session.send(read);
      assert.equal(server.requests.at(-1)?.headers.get('cookie'), 'S=2');
    });
  }

  it('signs in once for two reads whose cookies went stale together', async () => {
    let valid = 1;
    const { server, session } = await setUp((received, socket) => {
      const welcome = isBasic(received) || received.headers.get('cookie') === `S=${valid}`;
      socket.write(welcome ? response(200, '', [`Set-Cookie: S=${valid}; Path=/`]) : response(401));
    });
    await session.send(read);
    valid = 2;
    await Promise.all([session.send(read), session.send(read), session.send(read)]);
    assert.equal(server.requests.filter(isBasic).length, 2);
  });

  it('stops when the password is refused after the cookies went stale', async () => {
    let open = true;
    const { server, session } = await setUp((_, socket) => socket.write(open ? ok : response(401)));
    await session.send(read);
    open = false;
    assert.equal((await failureOf(session.send(write))).kind, 'signInRefused');
    assert.deepEqual(server.requests.map(isBasic), [true, false, true]);
  });

  it('works with a server that gives no cookies, at no more than two passwords a second', async () => {
    const clock = manualClock();
    const { server, session } = await setUp((_, socket) => socket.write(response(200)), { clock });
    for (let n = 0; n < 2; n += 1) await session.send(read);
    const third = session.send(read);
    await waitFor(() => clock.isDue(1_000));
    clock.advance(999);
    assert.equal(await isPending(third), true);
    assert.deepEqual(server.requests.map(isBasic), [true, true]);
    clock.advance(1);
    await third;
    assert.deepEqual(server.requests.map(isBasic), [true, true, true]);
  });

  it('says unknown of a busy server and accepted of any other answer', async () => {
    const answers: [number, SignInOutcome][] = [
      [500, 'unknown'],
      [403, 'accepted'],
      [404, 'accepted'],
      [302, 'accepted'],
    ];
    for (const [status, outcome] of answers) {
      const { session, outcomes } = await setUp((_, socket) => socket.write(response(status)));
      await session.send(read).catch(() => undefined);
      assert.deepEqual(outcomes, [outcome]);
    }
    const { session, outcomes } = await setUp((_, socket) => socket.write(response(503)));
    assert.equal((await session.send(write)).status, 503);
    assert.deepEqual(outcomes, ['unknown']);
  });

  it('keeps working with cookies the server never honours', async () => {
    const { server, session } = await setUp((received, socket) =>
      socket.write(isBasic(received) ? ok : response(401)),
    );
    await session.send(read);
    assert.equal((await session.send(read)).status, 200);
    assert.deepEqual(server.requests.map(isBasic), [true, false, true]);
  });

  it('sends no password for a request that was cancelled while the holder waited', async () => {
    const held = holder();
    let letGo: () => void = () => undefined;
    const lock = new Promise<void>((resolve) => (letGo = resolve));
    const { server, session } = await setUp((_, socket) => socket.write(ok), {
      signIn: async (attempt, ...rest) => {
        await lock;
        return held.signIn(attempt, ...rest);
      },
    });
    const controller = new AbortController();
    const sending = failureOf(session.send(read, controller.signal));
    await sleep(5);
    controller.abort();
    assert.deepEqual(await sending, { kind: 'cancelled', sent: false });
    letGo();
    await waitFor(() => held.outcomes.length === 1);
    assert.deepEqual(held.outcomes, ['unknown']);
    assert.equal(server.counts.tcp, 0);
    assert.equal((await session.send(read)).status, 200);
  });

  it('sends one password however often the holder attempts', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(ok), {
      signIn: async (attempt) => {
        await attempt(credentials('a', 'b'));
        return attempt(credentials('a', 'b'));
      },
    });
    await session.send(read);
    assert.equal(server.requests.length, 1);
  });
});
