import assert from 'node:assert/strict';
import { CupiError, type Failure } from '../../../src/cupi/failure.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { awaitSync } from '../../../src/links/awaitSync.ts';
import { instantClock } from '../../support/instantClock.ts';
import { manualClock } from '../../support/manualClock.ts';
import { waitFor } from '../../support/waitFor.ts';
import { aLink, minutesAgo } from './aLink.ts';

type Answer = HttpsLink | Failure;

/** Waits with these answers in order, the last one for good; tells how it ended and what was waited for, in seconds. */
async function wait(answers: readonly [Answer, ...Answer[]]) {
  const clock = instantClock();
  let looks = 0;
  const read = () => {
    const answer = answers[Math.min(looks, answers.length - 1)] ?? answers[0];
    looks += 1;
    return 'objectId' in answer ? Promise.resolve(answer) : Promise.reject(new CupiError(answer));
  };
  const end = await awaitSync({ read, clock, signal: new AbortController().signal });
  return { end: end.kind, waits: clock.waits.map((ms) => ms / 1000) };
}

const unread = aLink({ timeOfLastSync: undefined, lastUsn: undefined, maxUsn: undefined });
const base = { server: 'lab', operation: 'view', sent: true } as const;

describe('links: the first synchronization of a link', () => {
  it('has ended once the link was polled, is not at it and not behind; it is looked at every 15 s', async () => {
    const syncing = aLink({ status: 'syncing' });
    const behind = aLink({ lastUsn: 10n, maxUsn: 12n });
    assert.deepEqual(await wait([unread, syncing, behind, aLink()]), { end: 'inStep', waits: [15, 15, 15] });
    assert.deepEqual(await wait([aLink({ lastUsn: 12n, maxUsn: 10n })]), { end: 'inStep', waits: [] });
  });

  it('is not taken for ended when the poll has failed', async () => {
    const failing = aLink({ timeOfLastSync: minutesAgo(1), timeOfLastFailure: minutesAgo(1) });
    assert.deepEqual(await wait([unread, failing]), { end: 'failing', waits: [15] });
  });

  it('ends with the link', async () => {
    assert.equal((await wait([unread, aLink({ deleted: true })])).end, 'gone');
    const words = { code: undefined, message: undefined };
    assert.equal((await wait([unread, { ...base, kind: 'notFound', status: 404, words }])).end, 'gone');
  });

  it('outlives a server that cannot be read for a moment, but not one that waits for a person', async () => {
    const cut: Failure = { ...base, kind: 'cutOff', phase: 'body', code: 'ECONNRESET' };
    assert.deepEqual(await wait([cut, cut, aLink()]), { end: 'inStep', waits: [15, 15] });
    const left: Failure = { ...base, kind: 'cancelled' };
    assert.equal((await wait([unread, left, aLink()])).end, 'inStep');
    assert.equal((await wait([unread, { ...base, kind: 'signInRefused' }])).end, 'cannotLook');
  });

  it('is given up when five minutes of looking have shown nothing', async () => {
    const cut: Failure = { ...base, kind: 'cutOff', phase: 'body', code: 'ECONNRESET' };
    const { end, waits } = await wait([unread, cut]);
    assert.deepEqual([end, waits.length], ['cannotLook', 20]);
  });

  it('is not waited for any longer than somebody wants to', async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const end = awaitSync({ read: () => Promise.resolve(unread), clock, signal: controller.signal });
    await waitFor(() => clock.isDue(15_000));
    controller.abort();
    assert.deepEqual(await end, { kind: 'stopped' });
    assert.equal(clock.timers(), 0);
  });
});
