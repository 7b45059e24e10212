import assert from 'node:assert/strict';
import { linkName, visible } from '../../../src/ui/text/visible.ts';

describe('ui: text from a server', () => {
  it('stays as it is where every character can be seen', () => {
    for (const text of ['Köln & Søn', 'West "7" <annex>', '$(trash) **b** [x](command:y)', 'שלום', ''])
      assert.equal(visible(text), text);
  });

  it('cannot turn the words around it', () => {
    assert.equal(visible('gnp.\u202eexe.tsil'), 'gnp.[U+202E]exe.tsil');
    assert.equal(visible('a\u2066b\u200fc'), 'a[U+2066]b[U+200F]c');
  });

  it('stands on one line', () => {
    assert.equal(visible('two\r\n\tlines\u2028more'), 'two lines more');
    assert.equal(visible('bell\u0007'), 'bell[U+0007]');
  });

  it('names a link by its display name, else by its key', () => {
    assert.equal(linkName({ displayName: 'Denver\nhub' }, 'key'), 'Denver hub');
    assert.equal(linkName({ displayName: undefined }, 'key'), 'key');
  });
});
