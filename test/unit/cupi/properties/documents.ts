import fc from 'fast-check';
import { listJson } from '../../../../src/sandbox/wire/toJson.ts';
import { listXml } from '../../../../src/sandbox/wire/toXml.ts';

/** What a list may hold: rows of names and texts. */
export type Row = readonly (readonly [name: string, value: string])[];

const fieldNames = [
  'ObjectId',
  'DisplayName',
  'BaseFeedURL',
  'UseSSL',
  'LastUsn',
  'Status',
  'TimeOfLastSync',
  'Deleted',
  'Unheard',
  '__proto__',
  'constructor',
];

const fieldValue = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '1',
    'true',
    'False',
    'maybe',
    '9223372036854775807',
    '2016-01-21 21:07:15.38',
  ),
  fc.constantFrom(
    '25164390-ec93-4dac-804a-c4567618b008',
    '2024-05-01T10:00:00+02:00',
    'a & b < c > "d"',
    '=cmd|',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  // No control characters: what XML cannot carry is no difference between the formats.
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[\p{Cc}\p{Cn}\p{Cs}]/gu, '')),
);

const row: fc.Arbitrary<Row> = fc
  .uniqueArray(fc.constantFrom(...fieldNames), { minLength: 1, maxLength: 8 })
  .chain((names) => fc.tuple(...names.map((name) => fieldValue.map((value) => [name, value] as const))));

/** The rows of a list of links. */
export const rows = fc.array(row, { maxLength: 8 });

/** The two forms of one list, as the sandbox writes them. */
export function written(list: readonly Row[]): { readonly json: string; readonly xml: string } {
  return { json: listJson('HttpsLink', list), xml: listXml('HttpsLinks', 'HttpsLink', list) };
}

/** Documents of every kind that is answered somewhere, all well-formed. */
const valid: fc.Arbitrary<string> = fc.oneof(
  rows.map((list) => written(list).json),
  rows.map((list) => written(list).xml),
  fc.constantFrom(
    '{"HttpsLinks":{"@total":"2","HttpsLink":[{"ObjectId":"a"},{"ObjectId":"b"}]}}',
    '{"@total":"1","VmsServer":{"ObjectId":"s1","ClusterMemberId":"0"}}',
    '{"@total":"1","ConnectionLocation":{"ObjectId":"l1","IsPrimary":"true","EncryptionKey":"k"}}',
    '{"name":"vmrest","version":"14.0.1.1"}',
    '{"ErrorDetails":{"errors":{"code":"E1","message":"Not so"}}}',
    '<?xml version="1.0"?><ErrorDetails><errors><code>E1</code><message>Not so</message></errors></ErrorDetails>',
    '<VmsServers total="1"><VmsServer><ObjectId>s1</ObjectId></VmsServer></VmsServers>',
    '<HttpsLink><ObjectId>a</ObjectId><URI>/vmrest/httpslinks/a</URI></HttpsLink>',
    '<html><head><title>HTTP Status 404</title></head><body><h1>Not found</h1></body></html>',
    '/vmrest/httpslinks/25164390-ec93-4dac-804a-c4567618b008',
    'Success message',
  ),
);

const inserted = fc.constantFrom(
  ...['<!DOCTYPE x [<!ENTITY e "eee">]>', '&e;', '&#65;', '&#x110000;', '&#0;', '&lt;', '&nbsp;', '&'],
  ...['<![CDATA[', ']]>', '<![CDATA[x]]>', '<!-- x -->', '<!--', '-->', '<?pi x?>', '<?xml version="1.0"?>'],
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<a>',
    '</a>',
    '<a b="1">',
    '<HttpsLink/>',
    '</HttpsLinks>',
    '<HttpsLinks total="1"/>',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '{}',
    '[]',
    '"@total":"9",',
    '"HttpsLink":{},',
    'null',
    '1e400',
    '-0',
    'NaN',
  ],
  ...['\u0000', '\u001b', '\ufeff', '\ufffe', '\ud800', '\udc00', '\u202e', '😀', '\r\n', ' ', '=', "'"],
);

/** A part of a length, from 0 up to 1. Not a `double`: most of those are all but 0. */
export const part = fc.nat(9_999).map((count) => count / 10_000);

/** One change to a text; positions are parts of its length. */
const change: fc.Arbitrary<(text: string) => string> = fc
  .record({
    kind: fc.constantFrom('flip', 'cut', 'remove', 'repeat', 'insert'),
    from: part,
    length: fc.nat(40),
    piece: inserted,
    unit: fc.nat(0xffff),
  })
  .map(({ kind, from, length, piece, unit }) => (text) => {
    const at = Math.floor(from * text.length);
    const before = text.slice(0, at);
    switch (kind) {
      case 'flip':
        return before + String.fromCharCode(unit) + text.slice(at + 1);
      case 'cut':
        return before;
      case 'remove':
        return before + text.slice(at + length);
      case 'repeat':
        return before + text.slice(at, at + length) + text.slice(at);
      case 'insert':
        return before + piece + text.slice(at);
    }
  });

function broken(whole: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> {
  return fc
    .tuple(whole, fc.array(change, { minLength: 1, maxLength: most }))
    .map(([text, changes]) => changes.reduce((left, alter) => alter(left), text));
}

/** Valid documents with one to four changes. */
export const mutated = broken(valid, 4);

/** Lists of links with one or two changes: some are lists still. */
export const mutatedLists = broken(
  rows.chain((list) => fc.constantFrom(written(list).json, written(list).xml)),
  2,
);

const frames: readonly (readonly [string, string])[] = [
  ['', ''],
  ['<HttpsLinks>', '</HttpsLinks>'],
  ['<HttpsLinks ', '/>'],
  ['<HttpsLinks a="', '"/>'],
  ['<HttpsLinks><HttpsLink><ObjectId>a</ObjectId><DisplayName>', '</DisplayName></HttpsLink></HttpsLinks>'],
  ['<ErrorDetails><errors><message>', '</message></errors></ErrorDetails>'],
  ['{"HttpsLink":[', '{}]}'],
  ['{"ObjectId":"a","DisplayName":"', '"}'],
  ['{"errors":[', '{}]}'],
  ['{"a":', '}'],
  ['<html><title>', '</title></html>'],
];

const pumpedPart = fc.oneof(
  inserted,
  fc.constantFrom(
    'a',
    '0',
    ' ',
    '\n',
    '/',
    ';',
    '#',
    '-',
    '<title',
    '<style>',
    '<script',
    'httpslinks/',
    '"a":1,',
    '{},',
  ),
);

/** A text of any length; a failure prints what it is made of. */
interface Pumped {
  readonly ofSize: (size: number) => string;
  readonly [fc.toStringMethod]: () => string;
}

function pieces(most: number): fc.Arbitrary<string> {
  return fc.array(pumpedPart, { minLength: 1, maxLength: most }).map((parts) => parts.join(''));
}

/** Texts in which one short piece comes again and again: what makes a pattern run long. */
const pumped: fc.Arbitrary<Pumped> = fc
  .record({ frame: fc.constantFrom(...frames), head: pieces(2), piece: pieces(4), tail: pieces(2) })
  .map(({ frame: [start, end], head, piece, tail }) => {
    const [before, after] = [start + head, tail + end];
    return {
      ofSize: (size) => {
        const room = size - before.length - after.length;
        return before + piece.repeat(Math.max(0, Math.floor(room / piece.length))) + after;
      },
      [fc.toStringMethod]: () => JSON.stringify([before, piece, after]),
    };
  });

/** What answers say that they are. */
export const contentType = fc.constantFrom(
  ...['application/json', 'application/xml', 'text/xml', 'text/html', 'text/plain', '', 'image/png'],
  ...[
    'application/json; charset=iso-8859-1',
    'application/xml;charset=utf-16le',
    'text/plain; charset=nobody-knows',
  ],
);

/** Answers of any length with a text in which one piece comes again and again: the text, its type and the status. */
export const pumpedAnswers = fc.tuple(pumped, contentType, fc.constantFrom(200, 500));
