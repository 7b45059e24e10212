import assert from 'node:assert/strict';
import { createPace, type Pace } from '../../../src/ui/pace.ts';
import { manualClock, type ManualClock } from '../../support/manualClock.ts';

describe('ui: the pace at which a view is told of news', () => {
  let clock: ManualClock;
  let done: string[];
  let pace: Pace;

  beforeEach(() => {
    clock = manualClock();
    done = [];
    pace = createPace(clock);
  });
  const rows = () => void done.push(`rows at ${clock.ticks()}`);
  const message = () => void done.push(`message at ${clock.ticks()}`);

  it('tells of the first at once, and of what follows together, with time between for VS Code to show it', () => {
    for (let time = 0; time < 600; time += 50) {
      pace.ask(rows);
      pace.ask(message);
      clock.advance(50);
    }
    clock.advance(1000);
    const together = [250, 500, 750].flatMap((at) => [`message at ${at}`, `rows at ${at}`]);
    assert.deepEqual(new Set(done), new Set(['rows at 0', ...together]));
    assert.equal(done.length, 7);
    assert.equal(clock.timers(), 0);
  });

  it('tells at once of what waits, where somebody asks for it, and not once more', () => {
    pace.ask(rows);
    pace.ask(rows);
    pace.flush();
    clock.advance(1000);
    assert.deepEqual(done, ['rows at 0', 'rows at 0']);
  });

  it('tells of nothing once it is disposed of', () => {
    pace.ask(rows);
    pace.ask(message);
    pace.dispose();
    pace.ask(rows);
    clock.advance(1000);
    assert.deepEqual(done, ['rows at 0']);
    assert.equal(clock.timers(), 0);
  });

  it('loses nothing to what throws', () => {
    pace.ask(rows);
    pace.ask(() => assert.fail('a fault'));
    pace.ask(message);
    assert.throws(() => clock.advance(250), /a fault/);
    clock.advance(250);
    assert.deepEqual(done, ['rows at 0', 'message at 500']);
  });
});
