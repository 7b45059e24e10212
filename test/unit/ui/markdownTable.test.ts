import assert from 'node:assert/strict';
import { escapeMarkdown, markdownTable } from '../../../src/ui/text/markdownTable.ts';

describe('ui: a table in Markdown', () => {
  it('has a rule below its head, and a line a row', () => {
    assert.equal(
      markdownTable([
        ['Link', 'LastUsn'],
        ['Rotterdam', '-5'],
        ['', '7'],
      ]),
      '| Link | LastUsn |\n| --- | --- |\n| Rotterdam | -5 |\n|  | 7 |\n',
    );
  });

  it('shows what a cell holds, and interprets nothing of it', () => {
    assert.equal(escapeMarkdown('a|b\\|c'), 'a\\|b\\\\\\|c');
    assert.equal(escapeMarkdown('`x` **y** __z__ ~q~'), '\\`x\\` \\*\\*y\\*\\* \\_\\_z\\_\\_ \\~q\\~');
    assert.equal(escapeMarkdown('<img src=x> [a](b) &lt;'), '\\<img src=x\\> \\[a\\](b) \\&lt;');
    assert.equal(
      escapeMarkdown('one\r\ntwo\u202e'),
      'one two[U+202E]'.replace('[', '\\[').replace(']', '\\]'),
    );
  });

  it('keeps its columns whatever the cells hold', () => {
    const [, , row = ''] = markdownTable([
      ['a', 'b'],
      ['|\n|', '\\|'],
    ]).split('\n');
    assert.equal(row.replace(/\\[\\|]/g, '').match(/\|/g)?.length, 3);
  });
});
