import assert from 'node:assert/strict';
import { onceForMany, type OnceForMany } from '../../../src/ui/onceForMany.ts';
import { manualClock, type ManualClock } from '../../support/manualClock.ts';

describe('ui: once for many', () => {
  let clock: ManualClock;
  let done: number;
  let work: OnceForMany;

  beforeEach(() => {
    clock = manualClock();
    done = 0;
    work = onceForMany(() => (done += 1), 100, clock);
  });
  const askFor = (times: number) => {
    for (let time = 0; time < times; time += 1) work.ask();
  };

  it('waits for the others, counted from the first, and is done again for those that come after', () => {
    askFor(300);
    clock.advance(99);
    askFor(1);
    assert.equal(done, 0);
    clock.advance(1);
    assert.equal(done, 1);
    clock.advance(1000);
    assert.equal(done, 1);
    askFor(2);
    clock.advance(100);
    assert.equal(done, 2);
  });

  it('is not done once it is disposed of, whoever has asked or still asks', () => {
    askFor(1);
    work.dispose();
    askFor(1);
    clock.advance(1000);
    assert.equal(done, 0);
  });
});
