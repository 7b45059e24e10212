import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carefulJson } from '../../../../src/cupi/decode/carefulJson.ts';
import { quickJson } from '../../../../src/cupi/decode/quickJson.ts';
import type { Branch, Tree } from '../../../../src/cupi/decode/tree.ts';
import { repeatable } from '../../../support/repeatable.ts';
import { mutated, mutatedLists, rows, written } from './documents.ts';

const blank = fc.constantFrom('', '', '', ' ', '\n', '\r\n\t', '\u00a0', '\ufeff', '/* x */');

/** One text of JSON with blanks around it. */
function padded(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(blank, text, blank).map((parts) => parts.join(''));
}

const aString = fc.constantFrom(
  ...[
    '""',
    '":"',
    '":a"',
    '" : "',
    '"a:"',
    '"{"',
    '"/"',
    '"\\/"',
    '"\\\\"',
    '"\\""',
    '"\\u0022"',
    '"\\u0041"',
  ],
  ...['"\\ud800"', '"\ud800"', '"\\u00g0"', '"\\x"', '"\t"', '" a "', "'a'", '"', '"😀"', '"\u2028"'],
);
const name = fc.oneof(
  // Few, so that the same comes twice.
  fc.constantFrom(
    '"a"',
    '"A"',
    '"\\u0061"',
    '"b"',
    '"ObjectId"',
    '"objectid"',
    '"__proto__"',
    '"constructor"',
  ),
  fc.constantFrom('"0"', '"1"', '"01"', '"4294967295"', '"-1"', '"1a"'),
  aString,
);
const scalar = fc.oneof(
  fc.constantFrom('null', 'true', 'false', 'nil', 'NaN', ''),
  fc.constantFrom('0', '-0', '1.0', '1e2', '1E400', '9007199254740993', '01', '.5', '-', '1'),
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => JSON.stringify(text)),
  aString,
);

const { object: anyObject } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    padded(scalar),
    padded(tie('object')),
    padded(fc.array(tie('value'), { maxLength: 3 }).map((values) => `[${values.join(',')}]`)),
  ),
  object: fc
    .array(fc.tuple(padded(name), tie('value')), { maxLength: 5 })
    .map((fields) => `{${fields.map((field) => field.join(':')).join(',')}}`),
}));

const nested = fc
  .tuple(
    fc.integer({ min: 90, max: 110 }),
    fc.array(fc.boolean(), { minLength: 110, maxLength: 110 }),
    scalar,
  )
  .map(([depth, kinds, inside]) =>
    kinds.slice(0, depth).reduce((text, isObject) => (isObject ? `{"a":${text}}` : `[${text}]`), inside),
  )
  .map((text) => `{"top":${text}}`);

/** With the order of names, which `deepEqual` does not look at in a map. */
function inOrder(tree: Tree): unknown {
  if (typeof tree === 'string') return tree;
  return [...tree].map(([key, values]) => [key, values.map(inOrder)]);
}

/** Whether the quick way read it; if so, the careful one must give the same. */
function readQuickly(text: string): boolean {
  const quick: Branch | undefined = quickJson(text);
  if (!quick) return false;
  const careful = carefulJson(text);
  assert.ok(careful.kind === 'ok', `${text}: only the quick way reads it`);
  assert.deepEqual(inOrder(quick), inOrder(careful.value), text);
  return true;
}

describe('JSON read the quick way', function () {
  this.timeout(120_000);

  for (const [what, texts] of [
    ['any object', padded(anyObject)],
    ['JSON of JavaScript', fc.json({ maxDepth: 4 })],
    ['nesting of about 100', nested],
    [
      'a list, broken or whole',
      fc.oneof(
        mutatedLists,
        rows.map((list) => written(list).json),
      ),
    ],
    ['a broken document', mutated],
  ] as const) {
    it(`is what the careful way gives, or nothing: ${what}`, () => {
      let read = 0;
      fc.assert(
        fc.property(texts, (text) => {
          if (readQuickly(text)) read += 1;
        }),
        repeatable(3_000),
      );
      assert.ok(read > 60, `only ${read} were read`);
    });
  }

  for (const text of [
    '{"a":"1","a":"2"}',
    '{"a":{"b":"1","b":"1"}}',
    '{"a":"1","\\u0061":"2"}',
    '{"__proto__":"1","__proto__":"2"}',
    '{"a":":","a":"2"}',
    '{"a" :"1","a":"2"}',
    '{"a":9007199254740993}',
    '{"a":1.0}',
    '{"b":"1","0":"2"}',
    '{"a":"\\""}',
    '["a"]',
    '"a"',
    '{"a":"1",}',
    '{"a":"1"} x',
  ])
    it(`is left to the careful way: ${text}`, () => assert.equal(quickJson(text), undefined));

  for (const text of [
    '{"a":"1","A":"2"}',
    '{"__proto__":{"a":[null,true,["x"]]}}',
    ' {"a" : " 1 "}\r\n',
    '{"a":"\\/"}',
  ])
    it(`reads ${text}`, () => assert.ok(readQuickly(text)));
});
