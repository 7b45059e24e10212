import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { cupiFailureOf } from '../../../src/cupi/cupiFailure.ts';
import { listJson } from '../../../src/sandbox/wire/toJson.ts';
import { listXml } from '../../../src/sandbox/wire/toXml.ts';
import { calls } from '../../support/clientCalls.ts';
import { hostileServer, hostileShapes, type ShapeName } from '../../support/hostileAnswers.ts';
import { looksOf, type Looks } from '../../support/looks.ts';
import { manyLinks, type Rows } from '../../support/manyLinks.ts';
import { watchParsers } from '../../support/parsers.ts';

/** How calls end, by their names. */
type Ends = Readonly<Record<string, string>>;

interface Expected {
  /** Why the calls that read take nothing of it; `but` says of status 200 what ends otherwise. */
  readonly reads: string;
  readonly but?: Ends;
  /** How the text begins that is shown of it: of a success, and of an error where that is another. */
  readonly shown: string;
  readonly shownOfError?: string;
  readonly butOfError?: Ends;
  /** How many of the ten answers get to a parser, of status 200 and of 500; none, if not said. `carefulJson` is none. */
  readonly parsed?: readonly [number, number];
}

/** Of status 200 all but that of `update`, which takes any text for a success. */
const all = [9, 10] as const;
const page: Ends = { join: 'html', update: 'html', unjoin: 'html', unjoinSelf: 'html' };

/** Every shape has to be here. */
const expected: Readonly<Record<ShapeName, Expected>> = {
  'XML: links': { reads: 'tooComplex', shown: 'a-b some nam' },
  'XML: locations': { reads: 'tooComplex', shown: 'a-b some nam' },
  'XML: empty rows': { reads: 'tooComplex', shown: '<HttpsLi', shownOfError: '' },
  'XML: tiny elements': { reads: 'tooComplex', shown: '' },
  'XML: tiny elements and text': { reads: 'tooComplex', shown: 'x x x x x x ' },
  'XML: fields of other names': { reads: 'tooComplex', shown: '<a1' },
  'XML: attributes': { reads: 'tooComplex', shown: '<HttpsLinks ' },
  'XML: attributes without a value': { reads: 'tooComplex', shown: '<HttpsLinks ' },
  'XML: attributes cut off': { reads: 'tooComplex', shown: '<HttpsLinks ' },
  'XML: a tag full of blanks': { reads: 'tooComplex', shown: '<HttpsLinks' },
  'XML: a long name': { reads: 'tooComplex', shown: '<aaaaaaaaaaa' },
  'XML: numeric references': { reads: 'tooComplex', shown: 'a &#65;&#65;' },
  'XML: references that are none': { reads: 'tooComplex', shown: 'a &#99999999' },
  'XML: one endless reference': { reads: 'tooComplex', shown: 'a &#00000000' },
  'XML: ampersands': { reads: 'tooComplex', shown: 'a &&&&&&&&&&' },
  'XML: a long text': { reads: 'tooComplex', shown: 'a xxxxxxxxxx' },
  'XML: a text of blanks': { reads: 'tooComplex', shown: 'a a' },
  'XML: a text of lines': { reads: 'tooComplex', shown: 'a ab b b b b' },
  'XML: texts of lines': {
    reads: 'wrongRoot',
    but: { version: 'wrongShape', productVersion: 'wrongShape', locations: '17 rows' },
    shown: 'b b b b b b ',
    parsed: all,
  },
  'XML: CDATA': { reads: 'tooComplex', shown: 'a <![CDATA[]', shownOfError: 'a <!' },
  'XML: CDATA cut off': { reads: 'tooComplex', shown: 'a <![CDATA[<' },
  'XML: comments': { reads: 'tooComplex', shown: '<!--', shownOfError: '<!-' },
  'XML: comments before the root': { reads: 'tooComplex', shown: '<!', shownOfError: '<' },
  'XML: comments cut off': { reads: 'tooComplex', shown: '<!--<!--<!--' },
  'XML: processing instructions': { reads: 'malformedXml', shown: '<?a a a a a ' },
  'XML: declarations': { reads: 'tooComplex', shown: '<?<?<?<?<?<?' },
  'XML: left brackets': { reads: 'tooComplex', shown: '<<<<<<<<<<<<' },
  'XML: right brackets': { reads: 'tooComplex', shown: '>>>>>>>>>>>>' },
  'XML: nesting': { reads: 'tooComplex', shown: '</', shownOfError: '' },
  'XML: nesting without an end': { reads: 'tooComplex', shown: '<a', shownOfError: '' },
  'XML: errors': { reads: 'tooComplex', shown: 'E m E m E m ' },
  'JSON: links': { reads: 'tooComplex', shown: '{"HttpsLink"' },
  'JSON: locations': {
    reads: 'wrongShape',
    but: {
      version: 'tooComplex',
      productVersion: 'tooComplex',
      vmsServers: 'tooComplex',
      locations: 'tooComplex',
    },
    shown: 'a-b; some na',
    butOfError: {
      version: '{"Connection',
      productVersion: '{"Connection',
      vmsServers: '{"Connection',
      locations: '{"Connection',
    },
    parsed: [5, 6],
  },
  'JSON: empty rows': { reads: 'tooComplex', shown: '{"HttpsLink"' },
  'JSON: empty lists': { reads: 'tooComplex', shown: '{"HttpsLink"' },
  'JSON: numbers': { reads: 'tooComplex', shown: '{"ObjectId":' },
  'JSON: one number': { reads: 'wrongShape', but: { view: 'otherLink' }, shown: 'a; 999999999', parsed: all },
  'JSON: fields of other names': { reads: 'tooComplex', shown: '{"ObjectId":' },
  'JSON: one name in every case': { reads: 'tooComplex', shown: '{"ObjectId":' },
  'JSON: nesting': { reads: 'tooComplex', shown: '{"HttpsLink"' },
  'JSON: nesting without an end': { reads: 'tooComplex', shown: '[[[[[[[[[[[[' },
  'JSON: escapes': { reads: 'wrongShape', but: { view: 'otherLink' }, shown: 'a; """""""""' },
  'JSON: escapes cut off': { reads: 'malformedJson', shown: '{"\\"\\"\\"\\"\\"' },
  'JSON: a text of lines': {
    reads: 'wrongShape',
    but: { view: 'otherLink' },
    shown: 'a; ab b b b ',
    parsed: all,
  },
  'JSON: lone surrogates': { reads: 'wrongShape', but: { view: 'otherLink' }, shown: 'a; a', parsed: all },
  'JSON: texts of lines': {
    reads: 'wrongShape',
    but: { locations: '35 rows' },
    shown: 'a; b b b b b',
    parsed: all,
  },
  'JSON: a charset of many bytes': { reads: 'wrongShape', shown: 'é茅é茅é茅é茅é茅é茅', parsed: all },
  'JSON: a message': { reads: 'wrongShape', shown: 'é é é é é é ', parsed: all },
  'JSON: errors': { reads: 'tooComplex', shown: '{"errors":[{' },
  'HTML: left brackets': { reads: 'html', but: page, shown: '<<<<<<<<<<<<' },
  'HTML: titles without an end': { reads: 'html', but: page, shown: '<title<title' },
  'HTML: styles without an end': { reads: 'html', but: page, shown: '' },
  'HTML: scripts cut off': { reads: 'html', but: page, shown: '' },
  'HTML: comments cut off': { reads: 'html', but: page, shown: '<!--<!--<!--' },
  'text: link paths': { reads: 'foreignType', shown: '/vmrest/http' },
  'text: link paths with blanks': { reads: 'foreignType', shown: 'httpslinks/ ' },
  'text: slashes and a letter': { reads: 'foreignType', shown: 'a/b/////////' },
  'text: blanks': { reads: 'empty', shown: '' },
  'text: control characters': { reads: 'foreignType', shown: 'x' },
  'text: half of a secret': { reads: 'foreignType', shown: '0-secret-x1Y' },
  'text: escaped halves of a secret': { reads: 'foreignType', shown: '%30%2d%73&#1' },
};

/**
 * How often a call may go over an answer, so long as these are: to read it, and a part of it to find what is safe to
 * show. The most is 16 times, of the charset of many bytes: what is no ASCII is looked at once more.
 */
const MOST_PASSES = 17;

/** More than any pattern is given that may look at a character more than once (`READ` in errorBody.ts). */
const LONG = 8_192;

/**
 * What may get a longer text all the same. Whoever adds one makes sure that its time grows with the length only, which
 * rows 5-hostile-… of the bench measure.
 */
const mayBeLong = new Set(
  [
    /httpslinks\/+[\s<]*([0-9A-Za-z-]+)(?=$|[\s"'<>)\],.;?#/\\])/,
    /(?<![0-9A-Za-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z-])/,
    /^["']|["']$/,
    /\s|\.\./,
    /[?#].*$/,
    /(?<!\/)\/+$/,
    /<!DOCTYPE/,
    /^\uFEFF?(?:\s*<\?(?:[^?]|\?(?!>))*\?>)*/,
    /\r\n?/,
    /[^ -~]/,
    /(?<!\s)\s*[\r\n]\s*/,
    /(?!\t)[\p{Cc}\p{Cs}]/u,
    /^\uFEFF/,
    /^[+-]?\d{1,40}$/,
  ].map(({ source }) => source),
);

const statuses = [200, 500] as const;

function endsOf({ reads, but, shown, shownOfError = shown, butOfError }: Expected, status: number): Ends {
  const operations = Object.keys(calls);
  if (status !== 200)
    return { ...Object.fromEntries(operations.map((name) => [name, shownOfError])), ...butOfError };
  const changes = { join: 'noNewLink', update: 'done', unjoin: shown, unjoinSelf: shown };
  return { ...Object.fromEntries(operations.map((name) => [name, reads])), ...changes, ...but };
}

/** What a person may see of it, in short. */
async function endOf(call: Promise<unknown>): Promise<string> {
  try {
    return inShort(await call);
  } catch (error) {
    const failure = cupiFailureOf(error);
    if (failure?.kind === 'badPayload') return failure.reason;
    if (failure?.kind === 'serverError') return beginning(failure.words.message);
    throw error;
  }
}

function inShort(value: unknown): string {
  if (value === undefined) return 'done';
  if (Array.isArray(value)) return `${value.length} rows`;
  if (typeof value === 'object' && value && 'text' in value) return beginning(value.text);
  return 'taken';
}

function beginning(text: unknown): string {
  return typeof text === 'string' ? text.slice(0, 12) : '';
}

function assertFew({ characters, longest }: Looks, operation: string, size: number): void {
  const most = MOST_PASSES * size;
  assert.ok(characters <= most, `${operation}: ${characters} characters were looked at, not ${most}`);
  for (const [source, length] of longest)
    assert.ok(length <= LONG || mayBeLong.has(source), `${operation}: ${source} got ${length} characters`);
}

describe('an answer that is made to hold things up', function () {
  this.timeout(120_000);

  afterEach(() => mock.restoreAll());

  const wanted = new Map<string, Expected>(Object.entries(expected));
  for (const [name, shape] of Object.entries(hostileShapes)) {
    for (const [nth, status] of statuses.entries()) {
      it(`gets no further than it should: ${name}, status ${status}`, async () => {
        const { client, requests } = hostileServer(shape, status);
        const ends: Record<string, string> = {};
        const parsed = watchParsers();
        for (const [operation, call] of Object.entries(calls)) {
          const looks = await looksOf(async () => (ends[operation] = await endOf(call(client))));
          assertFew(looks, operation, requests.at(-1)?.limit ?? 0);
        }
        const expectedHere = wanted.get(name);
        assert.ok(expectedHere);
        assert.equal(parsed(), expectedHere.parsed?.[nth] ?? 0);
        assert.deepEqual(ends, endsOf(expectedHere, status));
      });
    }
  }

  for (const [format, write] of [
    ['JSON', (rows: Rows) => listJson('HttpsLink', rows)],
    ['XML', (rows: Rows) => listXml('HttpsLinks', 'HttpsLink', rows)],
  ] as const) {
    // How long they hold up the event loop is in the bench.
    it(`does not keep anybody from 250 links in ${format} by what is refused for its sake`, async () => {
      const text = write(manyLinks(250));
      const { client } = hostileServer({ type: '', make: () => text }, 200);
      assert.equal((await client.list()).links.length, 250);
    });
  }
});
