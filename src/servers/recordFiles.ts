import { readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRecord, type ChangeRecord } from './changeRecord.ts';
import { createExclusively } from './exclusiveFile.ts';

/** A folder with one file a record. What cannot be written is kept in memory: it holds for this window at least. */
export interface RecordFiles {
  names(): Promise<readonly string[]>;
  read(name: string): Promise<ChangeRecord | undefined>;
  /** False when there is one already. */
  create(name: string, record: ChangeRecord): Promise<boolean>;
  /** In one step: no reader ever sees a part. */
  replace(name: string, record: ChangeRecord): Promise<void>;
  /** False when there was none any more. */
  remove(name: string): Promise<boolean>;
}

const extension = '.json';
/** A file that is still empty after this long was left so by a window that died. */
const beingWrittenMs = 10_000;

export function isRecordFile(name: string): boolean {
  return name.endsWith(extension);
}

export function createRecordFiles(folder: string): RecordFiles {
  const unwritten = new Map<string, ChangeRecord>();
  const pathOf = (name: string) => join(folder, name);

  return {
    names: () =>
      readdir(folder).then(
        (names) => names.filter(isRecordFile),
        () => [],
      ),
    async read(name) {
      const text = await readFile(pathOf(name), 'utf8').catch(() => '');
      return unwritten.get(name) ?? parseRecord(text);
    },
    async create(name, record) {
      if (unwritten.has(name)) return false;
      try {
        if (await createExclusively(pathOf(name), JSON.stringify(record))) return true;
        if (!(await isLeftBroken(pathOf(name)))) return false;
        await rm(pathOf(name), { force: true });
        return await createExclusively(pathOf(name), JSON.stringify(record));
      } catch {
        unwritten.set(name, record);
        return true;
      }
    },
    async replace(name, record) {
      const draft = `${pathOf(name)}.${process.pid}.tmp`;
      try {
        await writeFile(draft, JSON.stringify(record), { mode: 0o600 });
        await rename(draft, pathOf(name));
      } catch {
        unwritten.set(name, record);
      }
    },
    async remove(name) {
      const kept = unwritten.delete(name);
      // Unlike `rm`, it fails for all but one of several at once.
      return unlink(pathOf(name)).then(
        () => true,
        () => kept,
      );
    },
  };
}

async function isLeftBroken(path: string): Promise<boolean> {
  const [text, age] = await Promise.all([
    readFile(path, 'utf8').catch(() => ''),
    stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    ),
  ]);
  return age > beingWrittenMs && !parseRecord(text);
}
