import assert from 'node:assert/strict';
import { optionUpdate, optionValues } from '../../../src/links/optionUpdate.ts';
import { aLink } from './aLink.ts';

describe('links: one option for several links', () => {
  it('is asked for only where the link does not have it, or the server gave no value', () => {
    const link = aLink({ useSsl: undefined, acceptCertificateErrors: false });
    assert.deepEqual(optionUpdate(link, { option: 'acceptCertificateErrors', on: true }), {
      acceptCertificateErrors: true,
    });
    assert.equal(optionUpdate(link, { option: 'acceptCertificateErrors', on: false }), undefined);
    assert.deepEqual(optionUpdate(link, { option: 'useSsl', on: false }), { useSsl: false });
  });

  it('can be on or off, but distribution lists only on', () => {
    const lists = optionValues.filter(({ option }) => option === 'syncDistributionLists');
    assert.deepEqual(lists, [{ option: 'syncDistributionLists', on: true }]);
    assert.equal(optionValues.length, 7);
  });
});
