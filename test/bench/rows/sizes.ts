import { statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { vsixFile } from '../../../scripts/lib/paths.mjs';
import {
  contentsOf,
  filesOf,
  hostFiles,
  inputsOf,
  kilobytes,
  readOutputs,
  sharedSources,
} from '../../support/bundles.ts';
import { plainRow, type Measured, type Row } from '../support/row.ts';

/** What each entry point brings beside what is loaded at the start, and its budget where design.md 4 has one. */
const bundles: readonly { readonly id: string; readonly entry: string; readonly bar?: number }[] = [
  { id: 'start', entry: 'extension', bar: 60 },
  { id: 'net', entry: 'net', bar: 480 },
  { id: 'commands', entry: 'commands' },
  { id: 'details', entry: 'showDetails' },
  { id: 'page', entry: 'detailsPage' },
  { id: 'sandbox', entry: 'sandbox' },
];

/** Row 8: kilobytes (1,000 bytes) of each bundle and the package. They do not vary: once is enough. */
export function measure(): Promise<Measured> {
  const outputs = readOutputs();
  const rows: Row[] = [];
  const notes = ['The five largest inputs, in kilobytes:'];
  for (const { id, entry, ...bar } of bundles) {
    const files = filesOf(entry, outputs);
    const texts = contentsOf(files);
    const title = `dist/${entry}.js and what it loads at once (files: ${files.length})`;
    rows.push(
      plainRow({
        id: `8-${id}`,
        title,
        unit: 'KB',
        ours: kilobytes(sum(texts, (text) => text.length)),
        ...bar,
      }),
    );
    rows.push(
      plainRow({
        id: `8-${id}-gzip`,
        title: 'the same, each file gzipped',
        unit: 'KB',
        ours: kilobytes(sum(texts, (text) => gzipSync(text).length)),
      }),
    );
    const largest = inputsOf(files, outputs).slice(0, 5);
    notes.push(`${id}: ${largest.map(([path, bytes]) => `${path} ${kilobytes(bytes)}`).join(', ')}`);
  }
  rows.push(
    plainRow({
      id: '8-vsix',
      title: 'the package',
      unit: 'KB',
      ours: kilobytes(statSync(vsixFile).size),
      bar: 500,
    }),
    plainRow({
      id: '8-twice',
      title: 'modules in more than one bundle of the extension host',
      unit: 'modules',
      ours: sharedSources(hostFiles(outputs), outputs).length,
      bar: 0,
    }),
  );
  return Promise.resolve({ rows, notes });
}

function sum(texts: readonly Buffer[], of: (text: Buffer) => number): number {
  return texts.reduce((total, text) => total + of(text), 0);
}
