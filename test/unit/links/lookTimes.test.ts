import assert from 'node:assert/strict';
import { lookTimes } from '../../../src/links/lookTimes.ts';

const inSeconds = (sinceSentSeconds: number) => lookTimes(sinceSentSeconds * 1_000).map((ms) => ms / 1_000);

describe('links: when to look after a lost answer', () => {
  it('at 1, 2, 4, 8 s, then every 15 s until 120 s after sending', () => {
    assert.deepEqual(inSeconds(0), [1, 2, 4, 8, 23, 38, 53, 68, 83, 98, 113, 120]);
  });

  it('no longer than that when the loss was noticed later', () => {
    assert.deepEqual(inSeconds(70), [1, 2, 4, 8, 23, 38, 50]);
    assert.deepEqual(inSeconds(97), [1, 2, 4, 8, 23]);
  });

  it('the first four times however late that was', () => {
    assert.deepEqual(inSeconds(115), [1, 2, 4, 8]);
    assert.deepEqual(inSeconds(120), [1, 2, 4, 8]);
    assert.deepEqual(inSeconds(500), [1, 2, 4, 8]);
  });
});
