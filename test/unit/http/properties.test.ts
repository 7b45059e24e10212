import assert from 'node:assert/strict';
import fc from 'fast-check';
import { time } from '../../../src/cupi/decode/time.ts';
import { unreadable } from '../../../src/cupi/decode/unreadable.ts';
import { systemClock } from '../../../src/http/clock.ts';
import { cookieJar } from '../../../src/http/cookieJar.ts';
import { httpDate } from '../../../src/http/httpDate.ts';
import { parseOrigin } from '../../../src/http/origin.ts';
import { redact } from '../../../src/http/redact.ts';
import { headFailure } from '../../../src/http/responseHead.ts';
import { retryAfterMs } from '../../../src/http/retryAfter.ts';
import { targetOf } from '../../../src/http/target.ts';
import { passesOver } from '../../support/passes.ts';
import { repeatable } from '../../support/repeatable.ts';

/** Any UTF-16, lone surrogates too, often made of these parts. */
function texts(...parts: readonly string[]): fc.Arbitrary<string> {
  const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  return fc
    .array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 6 }), unit), {
      maxLength: 8,
    })
    .map((pieces) => pieces.join(''));
}

describe('what a person types as a server', () => {
  const typed = texts(
    ...[
      'https://',
      'http://',
      'host',
      'a.example',
      '10.1.2.3',
      '[::1]',
      '2001:db8::1',
      ':',
      '443',
      ':8443',
      '@',
      'user:pass@',
    ],
    ...['.', '-', '_', '/', '?', '#', '%', '\\', ' ', '[', ']', 'xn--', 'ü', '。', '0x7f', '1'],
  );

  it('is an origin or a reason, and an origin means itself', () => {
    let origins = 0;
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseOrigin(text);
        if (!parsed.ok) return;
        origins += 1;
        assert.deepEqual(parseOrigin(parsed.origin), parsed);
        assert.deepEqual(parseOrigin(`${parsed.host}:${parsed.port ?? 443}`), parsed);
        assert.equal(new URL(parsed.origin).origin, parsed.origin);
        assert.equal(targetOf(parsed.origin).port, parsed.port ?? 443);
      }),
      repeatable(5_000),
    );
    assert.ok(origins > 200, `only ${origins} were origins`);
  });
});

describe('a secret in a text', () => {
  /** The ways to write one character that must be known: as it is, for URLs, JSON and XML. */
  function formsOf(character: string): readonly string[] {
    const code = character.codePointAt(0) ?? 0;
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    const percent = [...Buffer.from(character)]
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .join('');
    const unicode = units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
    const short = JSON.stringify(character).slice(1, -1);
    const named = {
      '&': '&amp;',
      '<': '&lt;',
      '>': '&gt;',
      '"': '&quot;',
      "'": '&apos;',
      ' ': '+',
      '/': '\\/',
    };
    // As it is, but for the backslash: what escapes others in its way escapes that first.
    const plain = character === '\\' ? short : character;
    return [
      ...[
        plain,
        new Map(Object.entries(named)).get(character) ?? plain,
        short,
        percent,
        percent.toUpperCase(),
      ],
      ...[unicode, unicode.replace(/[a-f]/g, (digit) => digit.toUpperCase())],
      ...[`&#${code};`, `&#00${code};`, `&#x${code.toString(16)};`, `&#X${code.toString(16).toUpperCase()};`],
    ];
  }

  /** With at most four parts that look like an escape themselves: more are known only all as they are, or none. */
  const secrets = fc
    .array(
      fc.oneof(
        fc.constantFrom(...Array.from('aZ09 +/-_=&<>"\'\\%;:#\r\n\tüß😀')),
        fc.constantFrom('&amp;', '%41', '\\n', '[redacted]'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
      ),
      { minLength: 4, maxLength: 12 },
    )
    .map((parts) => parts.join(''))
    .filter((secret) => (secret.match(/&\w+;|%[\da-f]{2}|\\./gi)?.length ?? 0) <= 4);

  const around = texts('&', '%', '\\', '&#', '\\u', '+', '=', ' ', 'a', '%4', ';');

  /** Which form each character takes. */
  const choices = fc.infiniteStream(fc.nat(20));

  it('is not left there, however its characters are written', () => {
    fc.assert(
      fc.property(secrets, around, around, choices, (secret, before, after, choice) => {
        const written = Array.from(secret, (character) => {
          const forms = formsOf(character);
          return forms[choice.next().value % forms.length] ?? character;
        }).join('');
        const left = redact(`${before}|${written}|${after}`, [secret]);
        assert.match(left, /\|\[redacted\]\|/);
        assert.match(redact(`${before}|${secret}|${after}`, [secret]), /\|\[redacted\]\|/);
      }),
      repeatable(3_000),
    );
  });

  it('is not left there in Base64 of anything that holds it', () => {
    const bytes = fc.uint8Array({ maxLength: 5 });
    fc.assert(
      fc.property(secrets, bytes, bytes, fc.boolean(), (secret, before, after, forUrl) => {
        const written = Buffer.concat([before, Buffer.from(secret), after]).toString(
          forUrl ? 'base64url' : 'base64',
        );
        const left = redact(`<${written}>`, [secret]);
        assert.match(left, /^<.*\[redacted\].*>$/s);
        // What is left decodes to what stood around it.
        for (const part of left.slice(1, -1).split('[redacted]')) assert.ok(part.length <= 10, left);
      }),
      repeatable(1_000),
    );
  });

  it('is taken out of any text without a fault, and nothing else is', () => {
    fc.assert(
      fc.property(around, fc.array(texts('a', '&', '[redacted]'), { maxLength: 3 }), (text, others) => {
        const left = redact(text, others);
        assert.equal(redact(text, []), text);
        if (!left.includes('[redacted]')) assert.equal(left, text);
      }),
      repeatable(2_000),
    );
  });

  it('is taken out wherever it is, also where its places overlap', () => {
    const letters = fc.constantFrom('a', 'b');
    const text = fc.string({ unit: letters, maxLength: 40 });
    const secret = fc.string({ unit: letters, minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(text, secret, (whole, hidden) => {
        const covered = Array.from(whole, () => false);
        for (let at = whole.indexOf(hidden); at >= 0; at = whole.indexOf(hidden, at + 1))
          covered.fill(true, at, at + hidden.length);
        const left = Array.from(whole, (letter, at) => (covered[at] ? '.' : letter)).join('');
        const redacted = redact(whole, [hidden]).replaceAll('[redacted]', '.');
        assert.equal(redacted.replace(/\.+/g, '.'), left.replace(/\.+/g, '.'));
      }),
      repeatable(3_000),
    );
  });

  it('may be as long as a server likes: its cookies are secrets too', () => {
    const cookie = 'a1B2'.repeat(4_000);
    const many = Array.from({ length: 100 }, (_, index) => `${index}${cookie}`);
    const text = `<${many[7]}>`;
    const passes = passesOver(text.length, () => assert.equal(redact(text, many), '<[redacted]>'));
    // Five for each secret that is not there; one for the one that is, and then its places are looked for.
    const absent = 5 * (many.length - 1);
    assert.deepEqual(passes, { replaceAll: 3, includes: absent + 1, indexOf: 5 + 2, matchAll: 1 });
  });
});

describe('what a server sends in headers', () => {
  const value = texts(
    ...[
      'a=b',
      '=',
      ';',
      ',',
      ' ',
      '"',
      'Path=/',
      'path=',
      'Max-Age=',
      'Expires=',
      '-1',
      '60',
      '9'.repeat(30),
      'Secure',
    ],
    ...[
      'Mon, 02 Nov 2026 10:00:00 GMT',
      'Thu, 01-Jan-1970 00:00:10 GMT',
      'https://',
      'other.example',
      '//',
      'user:pass@',
      ':8443',
    ],
  );
  const now = Date.parse('2026-11-02T10:00:00Z');

  it('as cookies is sent back only as bytes that may stand in a header', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), value, (cookies, path) => {
        const jar = cookieJar(systemClock);
        jar.store(jar.generation(), `/${path}`, cookies, () => now);
        assert.match(jar.headerFor('/vmrest/x') ?? '', /^[\x20-\x7e]*$/);
        assert.match(jar.headerFor(`/${path}`) ?? '', /^[\x20-\x7e]*$/);
      }),
      repeatable(2_000),
    );
  });

  it('as Retry-After is a time that can be waited, or none', () => {
    fc.assert(
      fc.property(value, (text) => {
        const ms = retryAfterMs(text, new Date(now));
        assert.ok(ms === undefined || (ms >= 0 && Number.isFinite(ms)));
      }),
      repeatable(2_000),
    );
  });

  it('as Date is a time or none', () => {
    fc.assert(
      fc.property(value, (text) => {
        const date = httpDate(text);
        assert.ok(date === undefined || !Number.isNaN(date.getTime()));
      }),
      repeatable(2_000),
    );
  });

  it('as Location is at most an origin to us', () => {
    fc.assert(
      fc.property(value, (location) => {
        const failure = headFailure({ status: 302, headers: { location } }, 'https://cuc.example', 1_000);
        assert.ok(failure?.kind === 'redirected');
        assert.ok(failure.target === '' || new URL(failure.target).origin === failure.target);
      }),
      repeatable(2_000),
    );
  });
});

describe('what a server sends as a time', () => {
  const given = texts(
    ...[
      '2016',
      '-',
      '01',
      '21',
      'T',
      ' ',
      '21:07:15',
      '.38',
      ',5',
      'Z',
      '+02:00',
      '-0230',
      '0',
      '00',
      ':',
      '60',
      '24',
    ],
  );

  it('is an instant, a text without a zone, never, or unreadable', () => {
    fc.assert(
      fc.property(given, (text) => {
        const value = time(text);
        if (value === undefined || value === unreadable) return;
        assert.equal(value.text, text);
        if (value.kind === 'instant') assert.ok(!Number.isNaN(value.at.getTime()));
      }),
      repeatable(3_000),
    );
  });

  it('is the instant it was written from, in any zone', () => {
    const years = {
      min: new Date('0001-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(years), fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
        const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
          String(part).padStart(2, '0'),
        );
        const value = time(`${local}${offset < 0 ? '-' : '+'}${hours}:${minutes}`);
        assert.ok(value !== undefined && value !== unreadable && value.kind === 'instant');
        assert.equal(value.at.getTime(), date.getTime());
      }),
      repeatable(1_000),
    );
  });
});
