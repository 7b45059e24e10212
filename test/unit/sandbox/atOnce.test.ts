import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpsRequest } from 'node:https';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { createGate, SLOTS } from '../../../src/sandbox/http/gate.ts';
import { waitFor } from '../../support/waitFor.ts';
import { signIn, type Session } from './support/session.ts';
import { createTestClock } from './support/testClock.ts';

describe('sandbox: requests at once', () => {
  it('lets the next one in when one leaves, and gives up after the wait', async () => {
    const wakers: (() => void)[] = [];
    const gate = createGate({ now: () => 0, sleep: () => new Promise((resolve) => wakers.push(resolve)) });
    const inside = await Promise.all(Array.from({ length: SLOTS }, () => gate.enter()));
    const [sixth, seventh] = [gate.enter(), gate.enter()];
    inside[0]?.();
    inside[0]?.();
    const leave = await sixth;
    assert(leave);
    for (const wake of wakers) wake();
    assert.equal(await seventh, undefined);
    leave();
    assert(await gate.enter());
  });

  describe('over HTTP', () => {
    let sandbox: Sandbox;
    let hub: Session;
    before(async () => {
      sandbox = await startSandbox({ seed: 4, clock: createTestClock() });
      hub = await signIn(sandbox, 'cuc-hub');
    });
    after(() => sandbox.stop());

    /** A PUT whose body never comes; resolves when the server has taken it up. */
    async function hold() {
      const held = httpsRequest(`${hub.server.baseUrl}/vmrest/httpslinks/x`, {
        method: 'PUT',
        agent: false,
        rejectUnauthorized: false,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': '10',
          Cookie: hub.cookie,
          Expect: '100-continue',
        },
      });
      held.on('error', () => undefined);
      held.flushHeaders();
      await once(held, 'continue');
      return held;
    }

    it('gives the slot back when a client hangs up before its body is read', async () => {
      for (const each of await Promise.all(Array.from({ length: SLOTS }, hold))) each.destroy();
      await waitFor(async () => (await hub.send('httpslinks')).status === 200);
    });

    it('answers 503 while five others are in work, and not any more when their clients have hung up', async () => {
      const held = await Promise.all(Array.from({ length: SLOTS }, hold));
      const busy = await hub.send('httpslinks');
      assert.equal(busy.status, 503);
      assert.equal(busy.type, 'text/html');
      assert.equal(busy.headers['retry-after'], undefined);
      for (const each of held) each.destroy();
      await waitFor(async () => (await hub.send('httpslinks')).status === 200);
    });
  });
});
