import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nextAnswer } from './nextAnswer.ts';
import { watchFolder } from './watchFolder.ts';

type Mark = 'refused' | 'forgotten';

/**
 * What became of stored passwords, for every window to know at once: a file a password, named by the random id in its
 * record and holding nothing of it. A host's secret storage may tell other windows late or, in a browser, not before
 * they are reloaded; a refused password must not be sent from there meanwhile (design.md 4.4).
 */
export interface PasswordMarks {
  read(id: string): Promise<Mark | undefined>;
  /** Where the folder cannot be written the secret storage alone must do: never rejects. */
  mark(id: string, mark: Mark): Promise<void>;
  /** For a mark that a person has taken back. */
  clear(id: string): Promise<void>;
  dispose(): void;
}

/** `onMarked` is told the ids that other windows mark. */
export function createPasswordMarks(folder: string, onMarked: (id: string) => void): PasswordMarks {
  const own = new Set<string>();
  const watcher = watchFolder(folder, (id) => {
    if (!own.has(id)) onMarked(id);
  });
  /** Marks are rare, and hundreds of servers that sign in at once ask for them: one look at the folder tells many. */
  const names = nextAnswer(() =>
    readdir(folder).then(
      (all) => new Set(all),
      () => undefined,
    ),
  );
  return {
    async read(id) {
      if ((await names())?.has(id) === false) return undefined;
      const text = await readFile(join(folder, id), 'utf8').catch(() => '');
      return text === 'refused' || text === 'forgotten' ? text : undefined;
    },
    async mark(id, mark) {
      own.add(id);
      await writeFile(join(folder, id), mark, { mode: 0o600 }).catch(() => undefined);
    },
    async clear(id) {
      own.add(id);
      await rm(join(folder, id), { force: true }).catch(() => undefined);
    },
    dispose: () => watcher?.close(),
  };
}
