import assert from 'node:assert/strict';
import { linksTable } from '../../src/commands/copyAsMarkdown.ts';
import { aLink, now } from '../unit/links/aLink.ts';

describe('links as a Markdown table', () => {
  it('cannot be broken by what a link is called', () => {
    const link = aLink({ displayName: 'a|b `c`\n|---|' });
    const profile = { name: 'Hub|1' };
    const state = { last: { links: [link], serverNow: now, readAt: new Date(), unchangedSince: new Date() } };
    const lines = linksTable([{ server: { profile, state }, link, key: 'k' }]).split('\n');
    assert.match(lines[2] ?? '', /^\| Hub\\\|1 \| a\\\|b \\`c\\` \\\|---\\\| \| ok \| https:/);
    assert.equal(lines.length, 6);
    assert.match(lines[4] ?? '', /^Hub\\\|1 read /);
  });
});
