import { randomUUID } from 'node:crypto';
import { isJournalFile } from '../links/journal/isJournalFile.ts';
import { entriesOf, type JournalEntry } from '../links/journal/journalEntries.ts';
import type { JournalFiles } from '../links/journal/journalFiles.ts';
import type { JournalLine } from '../links/journal/journalLine.ts';
import { isUnderWay } from './changeRecord.ts';
import { oneByOne } from './oneByOne.ts';
import { watchFolder } from './watchFolder.ts';

/** The record of the changes sent from this machine: what was sent is written down before it leaves, then how it ended. */
export interface ChangeJournal {
  /** Never rejects: what cannot be written is kept in this window and tried again with the next line; the change goes on. */
  append(line: JournalLine): Promise<void>;
  /** The lines of all windows, oldest first. */
  lines(): Promise<readonly JournalLine[]>;
  /** The changes of all windows, newest first. */
  entries(): Promise<readonly JournalEntry[]>;
  /** What the last reading had to leave out, and what is in this window alone: numbers of lines. */
  readonly gaps: JournalGaps;
  /** Told when there is more to read, from this window or another one. */
  onDidChange(listener: () => void): { dispose(): void };
  dispose(): void;
}

export interface JournalGaps {
  readonly unread: number;
  readonly unwritten: number;
}

/** `folder` is shared by all windows. `fault` is told once a window when it cannot be written. */
export function createChangeJournal(folder: string, fault: (error: unknown) => void): ChangeJournal {
  // Loaded with the first line that is written or read: showing the rows must not wait for it.
  let made: JournalFiles | undefined;
  const files = async () => {
    const { createJournalFiles } = await import('../links/journal/journalFiles.ts');
    return (made ??= createJournalFiles(folder, randomUUID()));
  };
  let unwritten: readonly JournalLine[] = [];
  let isTold = false;
  let unread = 0;
  // Writing and reading take turns: a line is either on disk or among those to be written, never both.
  const inTurn = oneByOne();
  const write = async () => {
    try {
      for (const line of unwritten) {
        await (await files()).append(line);
        unwritten = unwritten.filter((other) => other !== line);
      }
    } catch (error) {
      if (!isTold) fault(error);
      isTold = true;
    }
  };
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const watcher = watchFolder(folder, (name) => {
    if (isJournalFile(name)) tell();
  });
  const lines = async () => {
    const all = await inTurn(async () => {
      const read = await (await files()).read();
      unread = read.unread;
      return [...read.lines, ...unwritten];
    });
    return all.sort((a, b) => a.at.localeCompare(b.at));
  };

  return {
    async append(line) {
      unwritten = [...unwritten, line];
      await inTurn(write);
      tell();
    },
    lines,
    async entries() {
      return entriesOf(await lines(), ({ pid, at }) => isUnderWay({ pid, at: Date.parse(at) }));
    },
    get gaps() {
      return { unread, unwritten: unwritten.length };
    },
    onDidChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    dispose() {
      watcher?.close();
      listeners.clear();
    },
  };
}
