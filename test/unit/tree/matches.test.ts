import assert from 'node:assert/strict';
import { findsAll, patternsOf, placesOf, searchText, wordsOf } from '../../../src/tree/matches.ts';

describe('the words of a filter', () => {
  const missing = (text: string, ...texts: (string | undefined)[]) => {
    const words = wordsOf(text);
    const among = words.filter((word) => !findsAll(patternsOf([word]), searchText(texts)));
    assert.equal(findsAll(patternsOf(words), searchText(texts)), among.length === 0);
    return among;
  };

  it('are found in any of the texts, letter case apart', () => {
    assert.deepEqual(missing('köln UC-1', 'KÖLN', 'rtm-uc-1.voice.example'), []);
    assert.deepEqual(missing('köln berlin', 'Köln', undefined), ['berlin']);
  });

  it('are not found across two texts', () => {
    assert.deepEqual(missing('uc-1', 'uc-', '1', undefined), ['uc-1']);
  });

  it('are none in blanks, which every text has', () => {
    assert.deepEqual(wordsOf('  \t '), []);
    assert.deepEqual(missing('  '), []);
  });

  it('are taken as they stand, whatever they mean in a pattern', () => {
    for (const word of ['(', '[2001:db8::1]', 'a|b', '.*', '\\d', '$', '^', '{1}', '+', '?', '/', '\ud800'])
      assert.deepEqual(missing(word, `x${word}y`), [], word);
    assert.deepEqual(missing('.', 'abc'), ['.']);
  });

  it('have places in a text, in order, also where letters change their length with case', () => {
    assert.deepEqual(placesOf(wordsOf('rot ter'))('Rotterdam'), [
      [0, 3],
      [3, 6],
    ]);
    assert.deepEqual(placesOf(wordsOf('an'))('İstanbul'), [[3, 5]]);
    assert.deepEqual(placesOf(wordsOf('r rot'))('Rotterdam'), [
      [0, 3],
      [5, 6],
    ]);
    assert.deepEqual(placesOf(wordsOf(''))('Rotterdam'), []);
  });
});
