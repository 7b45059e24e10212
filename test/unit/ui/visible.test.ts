import assert from 'node:assert/strict';
import { linkName, visible } from '../../../src/ui/text/visible.ts';

describe('ui: text from a server', () => {
  it('stays as it is where every character can be seen', () => {
    for (const text of ['Köln & Søn', 'West "7" <annex>', '$(trash) **b** [x](command:y)', 'שלום', ''])
      assert.equal(visible(text), text);
  });

  it('names a link by its display name, else by its key', () => {
    assert.equal(linkName({ displayName: 'Denver\nhub' }, 'key'), 'Denver hub');
    assert.equal(linkName({ displayName: undefined }, 'key'), 'key');
  });
});
