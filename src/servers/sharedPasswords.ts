import { randomUUID } from 'node:crypto';
import { secret } from '../http/secret.ts';
import { acceptedEnding, type AcceptedMarks } from './acceptedMarks.ts';
import { fileNameFor } from './exclusiveFile.ts';
import type { PasswordMarks } from './passwordMarks.ts';
import { holdsSame, parseShared, textOf, type Owner, type SharedRecord } from './passwordRecord.ts';
import type { Given, PasswordsOfOneKind, Secrets } from './passwords.ts';
import type { SharedSignIn } from './readSignIns.ts';

/** One record for a shared sign-in, with the origins it may be sent to. */
export interface SharedPasswords extends PasswordsOfOneKind {
  getSignIn(signIn: SharedSignIn): Promise<SharedRecord | undefined>;
  forgetSignIn(signIn: SharedSignIn): Promise<void>;
  refuseAt(owner: Owner, record: SharedRecord): Promise<void>;
  isRefusedAt(owner: Owner, record: SharedRecord): Promise<boolean>;
  isAccepted(id: string | undefined): Promise<boolean>;
  noteAccepted(id: string | undefined): Promise<void>;
}

const prefix = 'cucLinks.signIn/';

/** A sign-in goes by its name without case, as it does in the settings. */
export function signInKey(name: string): string {
  return name.trim().toLowerCase();
}

/** `tell` is given the {@link signInKey} of a sign-in. */
export function createSharedPasswords(
  secrets: Secrets,
  marks: PasswordMarks,
  accepted: AcceptedMarks,
  tell: (key: string) => void,
): SharedPasswords {
  const session = new Map<string, SharedRecord>();
  const keys = new Map<string, string>();
  /** Marks made here, for when they cannot be written: of a whole record by its id, at one origin by {@link markOf}. */
  const refused = new Set<string>();
  /** Not used any more, whatever the secret storage still holds: a whole one by its key, at one origin by {@link leftOf}. */
  const forgotten = new Set<string>();

  const keyOf = ({ signIn = '' }: Pick<Owner, 'signIn'>) => signInKey(signIn);
  const write = async (key: string, record: SharedRecord) => {
    await secrets.store(prefix + key, textOf(record));
  };
  const stored = async (key: string) => {
    const record = parseShared(await secrets.get(prefix + key));
    if (record) keys.set(record.id, key);
    return record;
  };
  const isMarked = async (mark: string) => refused.has(mark) || (await marks.read(mark)) === 'refused';
  /** As it is known by now; a record written for another user is no record. */
  const read = async (key: string, user: string) => {
    if (forgotten.has(key)) return undefined;
    const record = session.get(key) ?? (await stored(key));
    if (record?.user !== user || (await marks.read(record.id)) === 'forgotten') return undefined;
    return { ...record, refused: record.refused || (await isMarked(record.id)) };
  };
  const mayBeSent = async (key: string, record: SharedRecord, origin: string) => {
    if (!record.origins.includes(origin) || forgotten.has(leftOf(key, origin))) return false;
    return (await marks.read(markOf(record, origin))) !== 'forgotten';
  };
  const agreed = async (key: string, record: SharedRecord) => {
    const origins: string[] = [];
    for (const origin of record.origins) if (await mayBeSent(key, record, origin)) origins.push(origin);
    return origins;
  };
  /** Unless another password has been stored meanwhile. A storage that fails leaves it to memory and marks. */
  const storeRefusal = async (key: string, id: string, origin: string, byAll: boolean) => {
    const take = (record: SharedRecord) => ({
      ...record,
      refused: record.refused || byAll,
      refusedBy: added(record.refusedBy, origin),
    });
    try {
      const here = session.get(key);
      if (here) {
        if (here.id === id) session.set(key, take(here));
        return;
      }
      const record = await stored(key);
      if (record?.id === id) await write(key, take(record));
    } catch {
      // Known in this window and, by its marks, in the others.
    }
  };
  /** The same password goes on as the same record: what is known of it stays true. */
  const recordFor = (
    { user, origin }: Owner,
    password: string,
    before: SharedRecord | undefined,
    origins: readonly string[],
  ): SharedRecord => {
    const given = { password: secret(password) };
    const same = before?.user === user && holdsSame(before, given);
    const refusedBy = same ? before.refusedBy.filter((each) => each !== origin) : [];
    return {
      v: 1,
      id: same && !before.refused ? before.id : randomUUID(),
      user,
      ...given,
      refused: false,
      origins: added(origins, origin),
      refusedBy,
    };
  };
  const taken = async (owner: Owner, record: SharedRecord, { accepted: isAccepted = false }: Given) => {
    const key = keyOf(owner);
    const mark = markOf(record, owner.origin);
    keys.set(record.id, key);
    for (const left of [key, leftOf(key, owner.origin)]) forgotten.delete(left);
    refused.delete(mark);
    await marks.clear(mark);
    if (isAccepted) await accepted.note(record.id);
  };
  /** Not even the last origin is left: then it is of no use any more. */
  const leave = async (key: string, record: SharedRecord, origin: string) => {
    await marks.mark(markOf(record, origin), 'forgotten');
    const origins = (await agreed(key, record)).filter((each) => each !== origin);
    if (origins.length > 0) return write(key, { ...record, origins });
    await marks.mark(record.id, 'forgotten');
    await secrets.delete(prefix + key);
  };

  return {
    async get(owner) {
      const key = keyOf(owner);
      const record = await read(key, owner.user);
      if (!record || !(await mayBeSent(key, record, owner.origin))) return undefined;
      const { id, user, password } = record;
      const no = record.refused || record.refusedBy.includes(owner.origin);
      const isRefused = no || (await isMarked(markOf(record, owner.origin)));
      return { v: 1, id, origin: owner.origin, user, password, refused: isRefused };
    },
    getSignIn: ({ name, user }) => read(signInKey(name), user),
    async store(owner, password, given = {}) {
      const key = keyOf(owner);
      const before = await read(key, owner.user).catch(() => undefined);
      const replaced = session.get(key) ?? (await stored(key).catch(() => undefined));
      const origins = given.also ?? (before ? await agreed(key, before) : []);
      const record = recordFor(owner, password, before, origins);
      await write(key, record);
      session.delete(key);
      await taken(owner, record, given);
      if (replaced && replaced.id !== record.id) {
        await marks.mark(replaced.id, 'refused');
        await accepted.drop(replaced.id);
      }
    },
    storeForSession(owner, password, given = {}) {
      const key = keyOf(owner);
      const before = session.get(key);
      const record = recordFor(owner, password, before, given.also ?? before?.origins ?? []);
      session.set(key, record);
      void taken(owner, record, given).finally(() => tell(key));
    },
    forgetForSession(owner) {
      session.delete(keyOf(owner));
    },
    async isRefused(owner, record) {
      const { id } = record;
      if (record.refused || id === undefined) return true;
      const [all, one] = [id, markOf({ id }, owner.origin)];
      if (refused.has(all) || refused.has(one) || forgotten.has(leftOf(keyOf(owner), owner.origin)))
        return true;
      return (await marks.read(all)) !== undefined || (await marks.read(one)) !== undefined;
    },
    async markRefused(owner, { id }) {
      if (id === undefined) return;
      const mark = markOf({ id }, owner.origin);
      // In memory first: whatever goes wrong with the storage, this window does not send it there again.
      refused.add(mark);
      // Others have just accepted it: then it is this server that differs. Until one accepts it again, that is in doubt.
      const byAll = !(await accepted.withdraw(id));
      if (byAll) refused.add(id);
      await marks.mark(mark, 'refused');
      if (byAll) await marks.mark(id, 'refused');
      const key = keyOf(owner);
      tell(key);
      void storeRefusal(key, id, owner.origin, byAll);
    },
    async refuseAt(owner, { id }) {
      const mark = markOf({ id }, owner.origin);
      refused.add(mark);
      await marks.mark(mark, 'refused');
      await storeRefusal(keyOf(owner), id, owner.origin, false);
    },
    isRefusedAt: async ({ origin }, record) =>
      record.refusedBy.includes(origin) || (await isMarked(markOf(record, origin))),
    async forget(owner) {
      const key = keyOf(owner);
      const here = session.get(key);
      const isIts = (record: SharedRecord | undefined): record is SharedRecord => record?.user === owner.user;
      // In memory first: a storage that fails must not leave this window signed in.
      forgotten.add(leftOf(key, owner.origin));
      if (isIts(here))
        session.set(key, { ...here, origins: here.origins.filter((each) => each !== owner.origin) });
      try {
        const record = await stored(key);
        if (isIts(record)) await leave(key, record, owner.origin);
        forgotten.delete(leftOf(key, owner.origin));
      } finally {
        tell(key);
      }
    },
    async forgetSignIn({ name }) {
      const key = signInKey(name);
      session.delete(key);
      forgotten.add(key);
      try {
        const record = await stored(key);
        if (record) await marks.mark(record.id, 'forgotten');
        await secrets.delete(prefix + key);
        forgotten.delete(key);
      } finally {
        tell(key);
      }
    },
    isAccepted: async (id) => id !== undefined && accepted.isFresh(id),
    noteAccepted: async (id) => {
      if (id !== undefined) await accepted.note(id);
    },
    hearStored(storageKey) {
      if (!storageKey.startsWith(prefix)) return;
      const key = storageKey.slice(prefix.length);
      forgotten.delete(key);
      tell(key);
    },
    hearMarked(mark) {
      if (mark.endsWith(acceptedEnding)) return;
      const key = keys.get(mark.slice(0, uuidLength));
      if (key !== undefined) tell(key);
    },
  };
}

const uuidLength = 36;

/** What a record's mark at one origin is called; it tells nothing of the origin. */
function markOf({ id }: Pick<SharedRecord, 'id'>, origin: string): string {
  return `${id}.${fileNameFor(origin)}`;
}

function leftOf(key: string, origin: string): string {
  return `${origin} ${key}`;
}

function added(all: readonly string[], one: string): string[] {
  return [...new Set([...all, one])];
}
