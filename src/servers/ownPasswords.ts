import { randomUUID } from 'node:crypto';
import type { PasswordMarks } from './passwordMarks.ts';
import {
  holdsSame,
  newRecord,
  parseRecord,
  textOf,
  type Owner,
  type PasswordRecord,
} from './passwordRecord.ts';
import type { PasswordsOfOneKind, Secrets } from './passwords.ts';

const prefix = 'cucLinks.password/';

/** Passwords of servers that have their own: one record for an origin and user. `tell` is given the profile id. */
export function createOwnPasswords(
  secrets: Secrets,
  marks: PasswordMarks,
  tell: (profileId: string) => void,
): PasswordsOfOneKind {
  const session = new Map<string, PasswordRecord>();
  const owners = new Map<string, string>();
  /** Not used any more, whatever the secret storage still holds. */
  const forgotten = new Set<string>();
  const write = async (owner: Owner, record: PasswordRecord) => {
    await secrets.store(prefix + owner.id, textOf(record));
  };
  const stored = async (owner: Owner) => {
    const record = parseRecord(await secrets.get(prefix + owner.id), owner);
    if (record?.id !== undefined) owners.set(record.id, owner.id);
    return record;
  };
  const get = async (owner: Owner) => {
    if (forgotten.has(owner.id)) return undefined;
    const record = session.get(owner.id) ?? (await stored(owner));
    if (record?.id === undefined) return record;
    const mark = await marks.read(record.id);
    if (mark === 'forgotten') return undefined;
    return mark === 'refused' ? { ...record, refused: true } : record;
  };
  /** Unless another password has been stored meanwhile. A storage that fails leaves it to memory and marks. */
  const storeRefusal = async (owner: Owner, record: PasswordRecord) => {
    try {
      if (holdsSame(await stored(owner), record)) await write(owner, { ...record, refused: true });
      session.delete(owner.id);
    } catch {
      // Known in this window and, by its mark, in the others.
    }
  };
  return {
    get,
    async store(owner, password) {
      const before = await stored(owner).catch(() => undefined);
      await write(owner, { ...newRecord(owner, password), id: randomUUID() });
      forgotten.delete(owner.id);
      session.delete(owner.id);
      if (before?.id !== undefined) await marks.mark(before.id, 'refused');
    },
    storeForSession(owner, password) {
      forgotten.delete(owner.id);
      session.set(owner.id, newRecord(owner, password));
      tell(owner.id);
    },
    forgetForSession(owner) {
      session.delete(owner.id);
    },
    async isRefused(owner, record) {
      if (record.refused) return true;
      const here = session.get(owner.id);
      if (here?.refused === true && holdsSame(here, record)) return true;
      return record.id !== undefined && (await marks.read(record.id)) !== undefined;
    },
    async markRefused(owner, record) {
      const kept = session.has(owner.id);
      // In memory first: whatever goes wrong with the storage, this window does not send it again.
      session.set(owner.id, { ...record, refused: true });
      if (record.id !== undefined) await marks.mark(record.id, 'refused');
      if (kept) tell(owner.id);
      else void storeRefusal(owner, record);
    },
    async forget(owner) {
      // In memory first: a storage that fails must not leave this window signed in.
      session.delete(owner.id);
      forgotten.add(owner.id);
      try {
        const id = (await stored(owner))?.id;
        if (id !== undefined) await marks.mark(id, 'forgotten');
        await secrets.delete(prefix + owner.id);
        forgotten.delete(owner.id);
      } finally {
        tell(owner.id);
      }
    },
    hearStored(key) {
      if (!key.startsWith(prefix)) return;
      forgotten.delete(key.slice(prefix.length));
      tell(key.slice(prefix.length));
    },
    hearMarked(id) {
      const owner = owners.get(id);
      if (owner !== undefined) tell(owner);
    },
  };
}
