import assert from 'node:assert/strict';
import { createOnePerLink } from '../../../src/details/onePerLink.ts';

describe('details: one page a link', () => {
  const link = { serverId: 'admin@https://hub.example', linkKey: 'a' };

  it('lets no second one in, and another link has its own', () => {
    const pages = createOnePerLink<string>();
    assert.equal(pages.add(link, 'opened'), true);
    assert.equal(pages.add({ ...link }, 'brought back by VS Code'), false);
    assert.equal(pages.add({ ...link, linkKey: 'b' }, 'other'), true);
    assert.equal(pages.get(link), 'opened');
    assert.deepEqual(pages.all(), ['opened', 'other']);
  });

  it('has room again once it is closed', () => {
    const pages = createOnePerLink<string>();
    pages.add(link, 'closed');
    pages.remove(link);
    assert.equal(pages.get(link), undefined);
    assert.equal(pages.add(link, 'next'), true);
  });
});
