import assert from 'node:assert/strict';
import { findLink, linkKey } from '../../../src/links/linkKey.ts';
import { aLink } from './aLink.ts';

describe('links: the key of a link', () => {
  const named = aLink();
  const first = aLink({ objectId: '', displayName: 'one' });
  const second = aLink({ objectId: '', displayName: 'two' });
  const links = [first, named, second];

  it('is its ObjectId, or its place when it has none', () => {
    assert.deepEqual(
      links.map((link) => linkKey(link, links)),
      ['row-1', named.objectId, 'row-3'],
    );
  });

  it('is its place where another link has the same ObjectId, so that both are seen', () => {
    const twins = [named, aLink({ displayName: 'other' }), aLink({ objectId: 'own' })];
    assert.deepEqual(
      twins.map((link) => linkKey(link, twins)),
      ['row-1', 'row-2', 'own'],
    );
    for (const link of twins) assert.equal(findLink(twins, linkKey(link, twins)), link);
    assert.equal(findLink(twins, named.objectId), undefined);
  });

  it('finds the link again, and nothing by another key', () => {
    for (const link of links) assert.equal(findLink(links, linkKey(link, links)), link);
    for (const key of ['', 'row-2', 'row-4', named.objectId.toUpperCase()])
      assert.equal(findLink(links, key), undefined);
  });
});
