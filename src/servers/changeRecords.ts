import type { Taken } from '../links/changeEnd.ts';
import type { Claim, TakeClaim } from '../links/claim.ts';
import type { SentChange } from '../links/sentChange.ts';
import { isOpen, isUnderWay, type ChangeRecord, type OpenRecord } from './changeRecord.ts';
import { fileNameFor } from './exclusiveFile.ts';
import { createRecordFiles, isRecordFile } from './recordFiles.ts';
import { watchFolder } from './watchFolder.ts';
import type { WindowLock } from './windowLock.ts';

/** A change that was sent and whose outcome nobody knows: to be verified before its target is changed again. */
export interface VerifyMark {
  readonly id: string;
  readonly sent: SentChange;
  readonly at: Date;
  /** Id of the change in the journal. */
  readonly entry: string | undefined;
}

/**
 * The changes under way in all windows, a file a server and target, and what became of those whose window has ended. By
 * origin: two profiles with different users are one server.
 */
export interface ChangeRecords {
  /** Hands out the right to change a target of a server. */
  claims(origin: string): TakeClaim;
  /** What is known in this window now, oldest first. */
  marks(origin: string): readonly VerifyMark[];
  /** Resolves to false when another window has done it, or has changed the same target since. */
  clear(mark: VerifyMark): Promise<boolean>;
  /** Drops the marks of a server that has left the list. Resolves to those that this window has dropped. */
  forget(origin: string): Promise<readonly VerifyMark[]>;
  /** Told the origin of a server whose marks may have changed, here or in another window. */
  onDidChange(listener: (origin: string) => void): { dispose(): void };
  dispose(): void;
}

/** `folder` and `lock` are shared by all windows. What is there already is known a moment later. */
export function createChangeRecords(folder: string, lock: WindowLock): ChangeRecords {
  const files = createRecordFiles(folder);
  const known = new Map<string, ChangeRecord>();
  const listeners = new Set<(origin: string) => void>();

  const looks = new Map<string, Promise<unknown>>();

  const note = (name: string, record: ChangeRecord | undefined) => {
    looks.delete(name);
    const before = known.get(name);
    if (record) known.set(name, record);
    else known.delete(name);
    const origin = record?.origin ?? before?.origin;
    if (origin !== undefined) for (const listener of listeners) listener(origin);
  };
  const look = async (name: string) => {
    const reading = files.read(name);
    looks.set(name, reading);
    const record = await reading;
    // What has been noted since it began to read is newer.
    if (looks.get(name) === reading) note(name, record);
  };
  const remove = async (name: string) => {
    const removed = await files.remove(name);
    note(name, undefined);
    return removed;
  };

  const watcher = watchFolder(folder, (name) => {
    if (isRecordFile(name)) void look(name);
  });
  void files.names().then((names) => Promise.all(names.map(look)));

  const take = async (name: string, record: ChangeRecord): Promise<Claim | Taken> => {
    const found = await files.read(name);
    if (found && isOpen(found)) {
      note(name, found);
      return { kind: 'unverified', sent: found.sent, at: new Date(found.at) };
    }
    if (found && isUnderWay(found)) return { kind: 'inProgress' };
    // Its window ended before it sent anything.
    if (found) await files.remove(name);
    if (!(await files.create(name, record))) return { kind: 'inProgress' };
    note(name, record);
    return claimOn(name, record);
  };

  const claimOn = (name: string, taken: ChangeRecord): Claim => {
    let current = taken;
    const replace = async (next: ChangeRecord) => {
      current = next;
      await files.replace(name, next);
      note(name, next);
    };
    return {
      kind: 'claimed',
      sending: ({ sent, at, entry }) =>
        replace({ ...current, sent, at: at.getTime(), ...(entry === undefined ? {} : { entry }) }),
      async settle() {
        await remove(name);
      },
      async leaveOpen() {
        const { v, origin, target, at, sent, entry } = current;
        if (sent) await replace({ v, origin, target, at, sent, ...(entry === undefined ? {} : { entry }) });
        else await remove(name);
      },
    };
  };

  return {
    claims: (origin) => (target) => {
      const name = `${fileNameFor(`${origin} ${target}`)}.json`;
      const record: ChangeRecord = { v: 1, origin, target, pid: process.pid, at: Date.now() };
      // Under the lock: of two windows that find the same abandoned record only one may replace it.
      return lock(lockOf(origin, target), () => take(name, record));
    },
    marks: (origin) =>
      [...known]
        .filter(([, record]) => record.origin === origin)
        .flatMap(([id, record]) => (isOpen(record) ? [markOf(id, record)] : []))
        .sort((a, b) => a.at.getTime() - b.at.getTime()),
    async clear({ id, at }) {
      const { origin, target } = (await files.read(id)) ?? {};
      if (origin === undefined || target === undefined) {
        note(id, undefined);
        return false;
      }
      return lock(lockOf(origin, target), async () => {
        const found = await files.read(id);
        // The same target may have been settled and changed once more since the mark was seen.
        const isThat = found && isOpen(found) && found.at === at.getTime();
        if (isThat) return remove(id);
        note(id, found);
        return false;
      });
    },
    async forget(origin) {
      const forgotten: VerifyMark[] = [];
      for (const name of new Set([...known.keys(), ...(await files.names())])) {
        const record = await files.read(name);
        if (record?.origin !== origin || !isOpen(record)) continue;
        if (await remove(name)) forgotten.push(markOf(name, record));
      }
      return forgotten;
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

function markOf(id: string, { sent, at, entry }: OpenRecord): VerifyMark {
  return { id, sent, at: new Date(at), entry };
}

function lockOf(origin: string, target: string): string {
  return `change ${origin} ${target}`;
}
