import assert from 'node:assert/strict';
import { textLanguage } from '../../src/ui/text/language.ts';

describe('the language of sentences and of the times in them', () => {
  it('is that of the workbench only where there is a translation', () => {
    assert.equal(textLanguage({ bundle: undefined }, { language: 'de' }), 'en');
    assert.equal(textLanguage({ bundle: { Refresh: 'Aktualisieren' } }, { language: 'de' }), 'de');
  });
});
