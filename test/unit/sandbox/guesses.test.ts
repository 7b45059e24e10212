import assert from 'node:assert/strict';
import { GUESSES } from '../../../src/sandbox/guesses.ts';

describe('sandbox: guesses', () => {
  it('are sentences, each said once', () => {
    assert.equal(new Set(GUESSES).size, GUESSES.length);
    for (const guess of GUESSES) assert.match(guess, /^[A-Z0-9].*\.$/u);
  });
});
