// Measures rows one after the other, each in a process of its own: node main.ts [--quick] FILE…
// Prints them as they come and writes bench.json.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../support/bundles.ts';
import { askChild } from './support/child.ts';
import { machine, versions } from './support/machine.ts';
import { measuredSchema, type Row } from './support/row.ts';
import { heading, lineOf, summaryOf } from './support/table.ts';

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' } },
  allowPositionals: true,
});
const length = values.quick ? 'quick' : 'full';

const began = performance.now();
const about = { machine: machine(), versions: await versions() };
print(heading(about));
const rows: Row[] = [];
const notes: string[] = [];
const failed: string[] = [];
for (const file of positionals) {
  try {
    const measured = await askChild('measureRow.ts', measuredSchema, [file, length], ['--expose-gc']);
    for (const row of measured.rows) print(lineOf(row));
    rows.push(...measured.rows);
    notes.push(...measured.notes);
  } catch (error) {
    // What went wrong in that process stands above; the other rows are worth having all the same.
    print(`${file} could not be measured: ${String(error)}`);
    failed.push(file);
    process.exitCode = 1;
  }
}
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
for (const line of ['', ...notes, `${summaryOf(rows)}; ${minutes} minutes`]) print(line);
if (failed.length > 0) print(`not measured: ${failed.join(', ')}`);
await writeFile(join(root, 'bench.json'), `${JSON.stringify({ ...about, rows }, undefined, 2)}\n`);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
