import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUESSES } from '../../../src/sandbox/guesses.ts';

describe('sandbox: the README', () => {
  it('lists every guess, in order and in the same words', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', '..', '..', 'README.md'), 'utf8');
    const section = /<!-- guesses:start -->([^]*)<!-- guesses:end -->/.exec(readme)?.[1] ?? '';
    const listed = section
      .split('\n')
      .filter((line) => line.startsWith('- '))
      .map((line) => line.slice(2).replaceAll('\\_', '_'));
    assert.deepEqual(listed, [...GUESSES]);
  });
});
