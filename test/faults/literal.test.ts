import assert from 'node:assert/strict';
import { linkName, literalMarkdown, visible, withoutIcons, withoutLinks } from '../../src/ui/text/visible.ts';
import { formats, listOf } from '../support/cupi.ts';
import { cleanUp } from '../support/transport.ts';
import { answer, listed, namesIn } from './support/listed.ts';

describe('faults: text that wants to be more than text', () => {
  afterEach(cleanUp);

  const texts = [
    '[run](command:workbench.action.quit)',
    '**bold** `code` <b>b</b> <img src=x onerror=alert(1)>',
    'https://evil.example www.evil.example a@evil.example',
    '$(bug) $(sync~spin)',
    'gnp.\u202Eexe.tsil',
    "=cmd|'/c calc'!A0",
    '&lt;b&gt; &#60;',
    '\\[x\\] ~~x~~ | a | b |',
  ];

  for (const format of formats)
    it(`71 leaves it as it is in the data: ${format}`, async () => {
      for (const text of texts) {
        const written =
          format === 'json' ? JSON.stringify(text).slice(1, -1) : text.replace(/[&<>]/g, escape);
        const body = listOf(format, ['#']).replace('#', () => written);
        assert.deepEqual(await namesIn(format, answer(body, `application/${format}`)), [text]);
      }
    });

  it('71 makes one line of several, and writes out what turns the words around it', async () => {
    const body = listOf('json', ['two\r\nlines', 'a\u2028b', 'c\u2066d\u200Fe']);
    const read = await listed('json', answer(body, 'application/json'));
    assert.ok(!('kind' in read));
    assert.deepEqual(
      read.map((link) => linkName(link, link.objectId)),
      ['two lines', 'a b', 'c[U+2066]d[U+200F]e'],
    );
    assert.equal(visible('gnp.\u202Eexe.tsil'), 'gnp.[U+202E]exe.tsil');
    assert.equal(visible('bell\u0007'), 'bell[U+0007]');
  });

  it('71 is a name, not a picture, where $(name) would be one', () => {
    assert.equal(withoutIcons('$(bug) a $(sync~spin)'), '\\$(bug) a \\$(sync~spin)');
  });

  it('71 has no link that VS Code would find in a notification, and looks the same', () => {
    for (const text of [...texts, '[a](b)[c](COMMAND:d "e")', ']((](', '[[x]](file:///y)'])
      for (const shown of [withoutLinks(text), withoutLinks(withoutLinks(text))]) {
        assert.doesNotMatch(shown, /\[[^\]]+\]\(/);
        assert.equal(shown.replaceAll('\u2060', ''), text);
      }
  });

  it('71 has no mark of Markdown left in a tooltip', () => {
    for (const text of texts) {
      const markdown = literalMarkdown(text);
      assert.match(markdown, /^(?:[\p{L}\p{N} ]|&#\d+;)*$/u);
      assert.equal(markdown.replace(/&#(\d+);/g, unescape), text);
    }
  });

  function escape(character: string): string {
    return `&#${character.charCodeAt(0)};`;
  }

  function unescape(_: string, code: string): string {
    return String.fromCodePoint(Number(code));
  }
});
