import assert from 'node:assert/strict';
import { setImmediate as later } from 'node:timers/promises';
import { oneByOne } from '../../../src/servers/oneByOne.ts';

describe('servers: one by one', () => {
  it('lets each piece of work see what the one before has done', async () => {
    const inTurn = oneByOne();
    let written: readonly string[] = [];
    const add = (word: string) =>
      inTurn(async () => {
        const read = written;
        await later();
        written = [...read, word];
      });
    await Promise.all([add('first'), add('second'), add('third')]);
    assert.deepEqual(written, ['first', 'second', 'third']);
  });

  it('goes on after work that fails, which tells only whoever asked for it', async () => {
    const inTurn = oneByOne();
    const failing = inTurn(() => Promise.reject(new Error('not written')));
    const next = inTurn(() => Promise.resolve('done'));
    await assert.rejects(failing, /not written/);
    assert.equal(await next, 'done');
  });
});
