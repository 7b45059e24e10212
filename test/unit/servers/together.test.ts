import assert from 'node:assert/strict';
import { together } from '../../../src/servers/together.ts';
import { manualClock } from '../../support/manualClock.ts';

describe('servers: together', () => {
  it('lets all that ask within the time go on at once, and those that ask later together again', async () => {
    const clock = manualClock();
    const inOneGo = together(10, clock);
    const gone: string[] = [];
    const ask = (name: string) => inOneGo().then(() => gone.push(name));
    const first = [ask('one')];
    clock.advance(9);
    first.push(ask('two'));
    assert.deepEqual(gone, []);
    clock.advance(1);
    await Promise.all(first);
    assert.deepEqual(gone, ['one', 'two']);
    const later = ask('three');
    clock.advance(10);
    await later;
    assert.equal(clock.timers(), 0);
  });
});
