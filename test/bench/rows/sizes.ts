import { statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { vsixFile } from '../../../scripts/lib/paths.mjs';
import {
  activationFiles,
  contentsOf,
  filesOf,
  hostFiles,
  inputsOf,
  kilobytes,
  readOutputs,
  sharedSources,
  startFiles,
} from '../../support/bundles.ts';
import { plainRow, type Measured, type Row } from '../support/row.ts';

type FilesIn = (outputs: ReturnType<typeof readOutputs>) => readonly string[];
const entry =
  (name: string): FilesIn =>
  (outputs) =>
    filesOf(name, outputs);

/** What is loaded together, and its budget where design.md 4 has one. */
const bundles: readonly {
  readonly id: string;
  readonly title: string;
  readonly files: FilesIn;
  readonly bar?: number;
}[] = [
  { id: 'activation', title: 'loaded to activate the extension', files: activationFiles },
  { id: 'start', title: 'loaded before the first rows, that included', files: startFiles, bar: 60 },
  { id: 'net', title: 'dist/net.js and what it loads at once', files: entry('net'), bar: 480 },
  { id: 'commands', title: 'dist/commands.js and what it loads at once', files: entry('commands') },
  { id: 'details', title: 'dist/showDetails.js and what it loads at once', files: entry('showDetails') },
  { id: 'page', title: 'dist/detailsPage.js', files: entry('detailsPage') },
  { id: 'sandbox', title: 'dist/sandbox.js and what it loads at once', files: entry('sandbox') },
  { id: 'later', title: 'all other files: loaded later, or by the sandbox alone', files: otherFiles },
];

/** Of the extension host, what no other row counts. */
function otherFiles(outputs: ReturnType<typeof readOutputs>): readonly string[] {
  const counted = new Set(bundles.flatMap(({ files }) => (files === otherFiles ? [] : files(outputs))));
  return hostFiles(outputs).filter((file) => !counted.has(file));
}

/** Row 8: kilobytes (1,000 bytes) of each bundle and the package. They do not vary: once is enough. */
export function measure(): Promise<Measured> {
  const outputs = readOutputs();
  const rows: Row[] = [];
  const notes = ['The five largest inputs, in kilobytes:'];
  for (const { id, title, files: filesIn, ...bar } of bundles) {
    const files = filesIn(outputs);
    const texts = contentsOf(files);
    rows.push(
      plainRow({
        id: `8-${id}`,
        title: `${title} (files: ${files.length})`,
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
