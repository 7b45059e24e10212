import assert from 'node:assert/strict';
import { isFiltered, readViewState, unfiltered } from '../../../src/tree/viewState.ts';

describe('the stored state of the view', () => {
  it('is read as it was written', () => {
    const state = { text: 'köln', only: ['failing', 'serverError'], order: 'health' } as const;
    assert.deepEqual(readViewState(JSON.parse(JSON.stringify(state))), state);
  });

  it('is as if never set where it cannot be read, part by part', () => {
    for (const stored of [undefined, null, 7, 'text', []])
      assert.deepEqual(readViewState(stored), unfiltered);
    assert.deepEqual(readViewState({ text: 'a', only: ['gone'], order: 'colour' }), {
      ...unfiltered,
      text: 'a',
    });
  });

  it('is a filter with words or a choice, not with blanks or an order', () => {
    assert(!isFiltered({ ...unfiltered, text: '  ', order: 'name' }));
    assert(isFiltered({ ...unfiltered, text: 'a' }));
    assert(isFiltered({ ...unfiltered, only: ['ok'] }));
  });
});
