import assert from 'node:assert/strict';
import { createRedact, redact } from '../../../src/http/redact.ts';
import { passesOver } from '../../support/passes.ts';

const secret = 'pä<ß>"&\\ /+%😀\r:end';

function entities(text: string, base: 10 | 16): string {
  const number = (code: number): string =>
    base === 16 ? `x${code.toString(16).toUpperCase()}` : String(code);
  return Array.from(text, (character) => `&#${number(character.codePointAt(0) ?? 0)};`).join('');
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const forms: Readonly<Record<string, string>> = {
  raw: secret,
  url: encodeURIComponent(secret),
  'url in lower case': encodeURIComponent(secret).toLowerCase(),
  form: new URLSearchParams({ a: secret }).toString().slice(2),
  json: JSON.stringify(secret).slice(1, -1),
  'json in ASCII': JSON.stringify(secret)
    .slice(1, -1)
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  xml: xml(secret),
  'xml in ASCII': xml(secret).replace(/[^ -~]/gu, (character) => entities(character, 10)),
  'decimal entities': entities(secret, 10),
  'hexadecimal entities': entities(secret, 16),
  'json of xml': JSON.stringify(xml(secret)).slice(1, -1),
};

describe('redact', () => {
  for (const [name, form] of Object.entries(forms)) {
    it(`removes a secret: ${name}`, () => assert.equal(redact(`<${form}>`, [secret]), '<[redacted]>'));
  }

  it('removes it from Base64 at any alignment, also URL-safe and escaped', () => {
    for (const before of ['', 'a', 'ab', 'admin:']) {
      for (const after of ['', 'x', 'xy']) {
        const text = Buffer.from(`${before}${secret}${after}`).toString('base64');
        const core = Buffer.from(secret).toString('base64').slice(4, 12);
        for (const form of [text, text.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(text)]) {
          const left = redact(`Basic ${form}.`, [secret]);
          assert.match(left, /\[redacted\]/, `${before}|${after}`);
          assert.ok(!left.includes(core));
          assert.ok(left.length < 40);
        }
      }
    }
  });

  it('removes Base64 of user and password given as a secret of its own', () => {
    const header = Buffer.from('a:b').toString('base64');
    assert.equal(redact(`Authorization: Basic ${header}`, [header]), 'Authorization: Basic [redacted]');
  });

  it('removes a short secret only where it stands alone', () => {
    assert.equal(redact('a man, a="a"', ['a']), '[redacted] man, [redacted]="[redacted]"');
    assert.equal(redact('cabby abc', ['abc']), 'cabby [redacted]');
  });

  it('leaves a text without secrets alone, and takes any secret literally', () => {
    assert.equal(redact('nothing here', ['', 'secret', '.*']), 'nothing here');
    assert.equal(redact('1.*+?^${}()|[]\\ 2', ['.*+?^${}()|[]\\']), '1[redacted] 2');
  });

  it('takes the longer of two secrets first', () => {
    assert.equal(redact('password123', ['password', 'password123']), '[redacted]');
  });

  it('looks for the secrets of each time where a holder has others than before', () => {
    const holder = createRedact();
    assert.equal(holder('first second third', ['first', 'second']), '[redacted] [redacted] third');
    assert.equal(holder('first second third', ['first', 'third']), '[redacted] second [redacted]');
    assert.equal(holder('first second third', ['first']), '[redacted] second third');
    assert.equal(holder('first second third', []), 'first second third');
  });

  it('goes over a text as often however long it and the secret are', () => {
    for (const [length, secretLength] of [
      [1_000, 100],
      [100_000, 100],
      [100_000, 10_000],
    ] as const) {
      const text = 'ab'.repeat(length);
      const passes = passesOver(text.length, () => redact(text, ['ab'.repeat(secretLength) + 'c']));
      // Thrice to write blanks and Base64 in one way, and then the secret is looked for: as it is, as it is without escapes,
      // and in Base64 at three alignments.
      assert.deepEqual(passes, { replaceAll: 3, includes: 5 });
    }
  });

  it('goes over a text that is full of the secret as often, however long both are', () => {
    for (const [length, secretLength] of [
      [1_000, 100],
      [100_000, 100],
      [100_000, 10_000],
    ] as const) {
      const text = 'a'.repeat(length);
      const hide = () => assert.equal(redact(text, ['a'.repeat(secretLength)]), '[redacted]');
      // Once more to see that it is there, for each form that was found, and to see where in the text it stood.
      const passes = { replaceAll: 3, includes: 1, indexOf: 5 + 2, matchAll: 1 };
      assert.deepEqual(passesOver(length, hide), passes);
    }
  });

  it('looks for no more than 17 forms of a secret that is full of what looks like escapes', () => {
    const text = 'ab'.repeat(100_000);
    const passes = passesOver(text.length, () => redact(text, [`${'%41'.repeat(1_000)}c`]));
    assert.deepEqual(passes, { replaceAll: 3, includes: 1 + 17 + 3 });
  });

  it('undoes escapes in one more pass, where the text may have some', () => {
    const text = `${'ab'.repeat(10_000)}%41`;
    assert.deepEqual(
      passesOver(text.length - 2, () => redact(text, ['secret'])),
      { replace: 1, replaceAll: 3, includes: 5 },
    );
  });
});
