import assert from 'node:assert/strict';
import type { Failure } from '../../../src/cupi/failure.ts';
import { systemClock, type Clock } from '../../../src/http/clock.ts';
import { createBreaker } from '../../../src/servers/breaker.ts';
import { right, startFakeUnity } from './support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';
import { openWindow } from './support/window.ts';

const call = { server: 'lab', operation: 'list', sent: true } as const;
const lost: Failure = { ...call, kind: 'cutOff', phase: 'headers', code: 'ECONNRESET' };
const cancelled: Failure = { ...call, kind: 'cancelled' };
const said: Failure = {
  ...call,
  kind: 'denied',
  status: 403,
  words: { code: undefined, message: undefined },
};

/** A clock that stands still unless it is moved. */
function handClock(): Clock & { pass(ms: number): void } {
  let at = 0;
  return { ...systemClock, now: () => 1_000_000 + at, ticks: () => at, pass: (ms) => (at += ms) };
}

function open(clock: Clock = handClock()) {
  const breaker = createBreaker(clock);
  for (let time = 0; time < 3; time += 1) breaker.failed(lost);
  return breaker;
}

describe('servers: the breaker', () => {
  it('opens after three readings in a row that reached nobody', () => {
    const breaker = createBreaker(handClock());
    breaker.failed(lost);
    breaker.failed(lost);
    assert(breaker.mayTry());
    assert.equal(breaker.pausedUntil(), undefined);
    breaker.failed(lost);
    assert(!breaker.mayTry());
    assert.deepEqual(breaker.pausedUntil(), new Date(1_030_000));
  });

  it('is not opened by what the server says, nor by a cancel', () => {
    const breaker = createBreaker(handClock());
    for (const failure of [lost, lost, said, lost, cancelled, lost]) breaker.failed(failure);
    assert(breaker.mayTry());
    breaker.failed(lost);
    assert(!breaker.mayTry(), 'a cancel does not count, but does not excuse either');
  });

  it('lets one probe through after 30 s, and closes when it succeeds', () => {
    const clock = handClock();
    const breaker = open(clock);
    clock.pass(29_999);
    assert(!breaker.mayTry());
    clock.pass(1);
    assert(breaker.mayTry());
    assert(!breaker.mayTry(), 'only one');
    breaker.failed(lost);
    clock.pass(29_999);
    assert(!breaker.mayTry());
    clock.pass(1);
    assert(breaker.mayTry());
    breaker.reached();
    assert(breaker.mayTry() && breaker.mayTry());
    assert.equal(breaker.pausedUntil(), undefined);
  });

  describe('of a server', () => {
    afterEach(removeTemporaryFolders);

    it('keeps background readings back, never a person’s own', async () => {
      let dead = true;
      const unity = await startFakeUnity((_, socket) => dead && !!socket.destroy());
      const window = openWindow(await temporaryFolder());
      const { server, profile } = window.open(unity);
      await window.passwords.store(profile, right);
      try {
        for (let time = 0; time < 3; time += 1) await server.refresh();
        assert(server.state.kind === 'failed' && server.state.failure.kind === 'cutOff');
        assert(server.pausedUntil());
        const before = unity.counts.tcp;
        await server.poll();
        assert.equal(unity.counts.tcp, before, 'nothing was tried');
        dead = false;
        await server.refresh();
        assert.equal(server.state.kind, 'ready');
        assert.equal(server.pausedUntil(), undefined);
        const count = unity.to('/vmrest/httpslinks/').length;
        await server.poll();
        assert.equal(unity.to('/vmrest/httpslinks/').length, count + 1);
      } finally {
        window.close();
        await unity.close();
      }
    });
  });
});
