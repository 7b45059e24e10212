import { appendFile, mkdir, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../http/errorCode.ts';
import { isJournalFile, journalExtension } from './isJournalFile.ts';
import { parseLine, type JournalLine } from './journalLine.ts';

/** JSON Lines in a folder that all windows share; each appends to files of its own. */
export interface JournalFiles {
  /** Rejects when it cannot be written. */
  append(line: JournalLine): Promise<void>;
  read(): Promise<ReadJournal>;
}

export interface ReadJournal {
  /** Of all windows, in no order but that of each. */
  readonly lines: readonly JournalLine[];
  /** How many lines, or whole files, could not be read and are missing in `lines`. */
  readonly unread: number;
}

export interface Sizes {
  /** Bytes after which a window begins its next file. */
  readonly file: number;
  /** Bytes that all files together may have; those written to longest ago go first. */
  readonly all: number;
}

/** Some thousand changes. */
const usual: Sizes = { file: 256 * 1024, all: 4 * 1024 * 1024 };

/** `window` tells this window's files from those of others, `now` orders them. */
export function createJournalFiles(
  folder: string,
  window: string,
  { file: fileLimit, all: limit }: Sizes = usual,
  now: () => number = Date.now,
): JournalFiles {
  let current: { readonly name: string; bytes: number } | undefined;
  // One after the other: lines of two changes at once must not mix.
  let writing: Promise<unknown> = Promise.resolve();

  const append = async (line: JournalLine) => {
    const text = `${JSON.stringify(line)}\n`;
    const bytes = Buffer.byteLength(text);
    const file =
      current && current.bytes + bytes <= fileLimit ? current : { name: nameOf(now(), window), bytes: 0 };
    // What becomes of a file that could not be written to the end is not known: the next line begins another.
    current = undefined;
    await mkdir(folder, { recursive: true });
    if (file.bytes === 0) await makeRoom(folder, limit - fileLimit);
    await appendFile(join(folder, file.name), text, { mode: 0o600 });
    file.bytes += bytes;
    current = file;
  };

  // A page of the journal asks again at every change of a server: only files that were written to are read then.
  let known: ReadonlyMap<string, ReadFile> = new Map();
  const readOne = async (name: string): Promise<ReadFile> => {
    const path = join(folder, name);
    // Looked at before it is read: what is added meanwhile is read once more, rather than missed.
    const now = await seen(path);
    const before = known.get(name);
    if (before?.size === now.size && before.writtenAt === now.writtenAt) return before;
    return { ...now, ...(await readFile(path, 'utf8').then(linesOf, missing)) };
  };

  return {
    append(line) {
      const done = writing.then(() => append(line));
      writing = done.catch(() => undefined);
      return done;
    },
    async read() {
      const found = await names(folder);
      const files = await Promise.all(found.names.map(async (name) => [name, await readOne(name)] as const));
      known = new Map(files);
      const all = files.map(([, file]) => file);
      const unread = all.reduce((sum, file) => sum + file.unread, found.unread);
      return { lines: all.flatMap(({ lines }) => lines), unread };
    },
  };
}

type ReadFile = Seen & ReadJournal;

function linesOf(text: string): ReadJournal {
  const texts = text.split('\n').filter((line) => line !== '');
  const lines = texts.map(parseLine).filter((line) => line !== undefined);
  return { lines, unread: texts.length - lines.length };
}

/** Another window may have made room since the folder was listed: then nothing is missing that should be there. */
function missing(error: unknown): ReadJournal {
  return { lines: [], unread: errorCode(error) === 'ENOENT' ? 0 : 1 };
}

function nameOf(time: number, window: string): string {
  return `${time.toString().padStart(14, '0')}-${window}${journalExtension}`;
}

/** By when they were begun. A folder that is not there yet has none; one that cannot be listed is a gap. */
async function names(
  folder: string,
): Promise<{ readonly names: readonly string[]; readonly unread: number }> {
  try {
    return { names: (await readdir(folder)).filter(isJournalFile).sort(), unread: 0 };
  } catch (error) {
    return { names: [], unread: missing(error).unread };
  }
}

/** Those written to longest ago go first: a window that is open for days still writes to the file it began with. */
async function makeRoom(folder: string, limit: number): Promise<void> {
  const files = await Promise.all(
    (await names(folder)).names.map(async (name) => ({ name, ...(await seen(join(folder, name))) })),
  );
  files.sort((a, b) => a.writtenAt - b.writtenAt);
  let total = files.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size } of files) {
    if (total <= limit) return;
    total -= size;
    // Another window may have made the same room.
    await unlink(join(folder, name)).catch(() => undefined);
  }
}

interface Seen {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

/** Zeros for what is not there any more. */
function seen(path: string): Promise<Seen> {
  return stat(path).then(
    ({ size, mtimeMs: writtenAt }) => ({ size, writtenAt }),
    () => ({ size: 0, writtenAt: 0 }),
  );
}
