import { readFileSync } from 'node:fs';
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
import { filesInArchive } from '../support/archive.ts';
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
    notes.push(noteOf(id, inputsOf(files, outputs)));
  }
  const vsix = measureVsix();
  rows.push(
    ...vsix.rows,
    plainRow({
      id: '8-twice',
      title: 'modules in more than one bundle of the extension host',
      unit: 'modules',
      ours: sharedSources(hostFiles(outputs), outputs).length,
      bar: 0,
    }),
  );
  return Promise.resolve({ rows, notes: [...notes, ...vsix.notes] });
}

/** Its inputs are the files in it, by what they take there. */
function measureVsix(): Measured {
  const archive = readFileSync(vsixFile);
  const files = filesInArchive(archive);
  const largest = files.map(({ path, packed }) => [path, packed] as const).toSorted(([, a], [, b]) => b - a);
  return {
    rows: [
      plainRow({
        id: '8-vsix',
        title: `the package (files: ${files.length})`,
        unit: 'KB',
        ours: kilobytes(archive.length),
        bar: 500,
      }),
      plainRow({
        id: '8-vsix-unpacked',
        title: 'the same, unpacked',
        unit: 'KB',
        ours: kilobytes(sum(files, ({ bytes }) => bytes)),
      }),
    ],
    notes: [noteOf('vsix, as they are packed', largest)],
  };
}

function noteOf(name: string, inputs: ReturnType<typeof inputsOf>): string {
  const largest = inputs.slice(0, 5).map(([path, bytes]) => `${path} ${kilobytes(bytes)}`);
  return `${name}: ${largest.join(', ')}`;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
