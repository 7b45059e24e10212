import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csv, defused } from '../../../../src/links/export/csv.ts';
import { repeatable } from '../../../support/repeatable.ts';

function read(text: string): unknown {
  return parse(text, { bom: true, record_delimiter: '\r\n' });
}

describe('export: CSV', () => {
  it('is what a reader of RFC 4180 gets back, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', "'", ';', 'ä', ' ') }),
    );
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, (rows) => {
        assert.deepEqual(
          read(csv(rows)),
          rows.map((row) => row.map(defused)),
        );
      }),
      repeatable(300),
    );
  });

  it('has a byte order mark, and a line break after the last record', () => {
    assert.equal(csv([['Köln', 1], []]), '\uFEFFKöln,1\r\n\r\n');
  });

  it('defuses text that a spreadsheet would run, and no number', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])
      assert.equal(defused(text), `'${text}`);
    for (const text of ['', 'a=1', ' =1', "'=1", '1-1']) assert.equal(defused(text), text);
    assert.deepEqual(read(csv([[-5, -9007199254740993n, false, undefined, '-5']])), [
      ['-5', '-9007199254740993', 'false', '', "'-5"],
    ]);
  });
});
