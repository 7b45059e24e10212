import assert from 'node:assert/strict';
import { createListsFirst } from '../../../src/servers/listsFirst.ts';
import { manualClock } from '../../support/manualClock.ts';

/** Something to wait for, until the test ends it. */
function open() {
  let end: { resolve: (value: string) => void; reject: (error: Error) => void } | undefined;
  const promise = new Promise<string>((resolve, reject) => (end = { resolve, reject }));
  assert(end);
  return { read: () => promise, ...end };
}

describe('servers: lists first', () => {
  const never = new AbortController().signal;

  function waiting(signal = never) {
    const clock = manualClock();
    const lists = createListsFirst(clock);
    const order: string[] = [];
    return { clock, lists, order, wait: () => lists.afterLists(signal).then(() => order.push('others')) };
  }

  it('lets others go at once while no list is under way', async () => {
    const { lists, clock } = waiting();
    await lists.list(() => Promise.resolve());
    await lists.afterLists(never);
    assert.equal(clock.timers(), 0);
  });

  it('lets others go when the last list is there or has failed', async () => {
    const { lists, order, wait, clock } = waiting();
    const [one, other] = [open(), open()];
    const first = lists.list(one.read).then(() => order.push('one'));
    const second = lists.list(other.read).catch(() => order.push('other'));
    const others = [wait(), wait()];
    one.resolve('links');
    await first;
    other.reject(new Error('cut off'));
    await second;
    await Promise.all(others);
    assert.deepEqual(order, ['one', 'other', 'others', 'others']);
    assert.equal(clock.timers(), 0);
  });

  it('lets them go after half a second, whatever becomes of the lists', async () => {
    const { lists, order, wait, clock } = waiting();
    const stuck = open();
    const list = lists.list(stuck.read).then(() => order.push('list'));
    const others = wait();
    clock.advance(500);
    await others;
    stuck.resolve('links');
    await list;
    assert.deepEqual(order, ['others', 'list']);
  });

  it('lets one go that is given up', async () => {
    const given = new AbortController();
    const { lists, wait, clock } = waiting(given.signal);
    void lists.list(open().read);
    const others = wait();
    given.abort();
    await others;
    assert.equal(clock.timers(), 0);
  });
});
