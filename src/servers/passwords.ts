import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import * as z from 'zod/mini';
import { secret } from '../http/secret.ts';
import { jsonOrUndefined } from './jsonOrUndefined.ts';
import { createPasswordMarks } from './passwordMarks.ts';
import type { Profile } from './profile.ts';

const recordSchema = z.object({
  v: z.literal(1),
  /** Names it in the marks that all windows share. */
  id: z.optional(z.uuid()),
  origin: z.string(),
  user: z.string(),
  password: z.pipe(z.string(), z.transform(secret)),
  /** The server said no to exactly this password: it is never sent again. */
  refused: z.boolean(),
});
export type PasswordRecord = z.infer<typeof recordSchema>;

type Owner = Pick<Profile, 'id' | 'origin' | 'user'>;

/**
 * Passwords in SecretStorage, one record for an origin and user, so that one given for a server is used for no other.
 * `onDidChange` tells the profile id, whichever window made the change. Nothing of VS Code is loaded: what must never go
 * wrong with a password is proved without it.
 */
export interface Passwords {
  get(owner: Owner): Promise<PasswordRecord | undefined>;
  /** Takes the place of the one before, which no window sends from then on. Rejects when it cannot be kept. */
  store(owner: Owner, password: string): Promise<void>;
  /** Kept in memory only: the sandbox's, and the way out when there is no keyring. */
  storeForSession(owner: Owner, password: string): void;
  forgetForSession(owner: Owner): void;
  /** Whether any window knows by now that the server refused this record. Does not ask the secret storage. */
  isRefused(owner: Owner, record: PasswordRecord): Promise<boolean>;
  /** Resolves once every window can know; the secret storage itself may follow. */
  markRefused(owner: Owner, record: PasswordRecord): Promise<void>;
  /** Not used in this window from now on; rejects when it may still be in the secret storage. */
  forget(owner: Owner): Promise<void>;
  onDidChange(listener: (profileId: string) => void): { dispose(): void };
}

/** The part of VS Code's SecretStorage that is used. */
export interface Secrets {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  onDidChange(listener: (event: { readonly key: string }) => void): { dispose(): void };
}

const prefix = 'cucLinks.password/';

/** `marksFolder` is shared by all windows. */
export function createPasswords(secrets: Secrets, marksFolder: string): Passwords & { dispose(): void } {
  const session = new Map<string, PasswordRecord>();
  const owners = new Map<string, string>();
  /** Not used any more, whatever the secret storage still holds. */
  const forgotten = new Set<string>();
  const events = new EventEmitter<{ changed: [string] }>();
  const tell = (profileId: string) => void events.emit('changed', profileId);
  const subscription = secrets.onDidChange(({ key }) => {
    if (!key.startsWith(prefix)) return;
    forgotten.delete(key.slice(prefix.length));
    tell(key.slice(prefix.length));
  });
  const marks = createPasswordMarks(marksFolder, (id) => {
    const owner = owners.get(id);
    if (owner !== undefined) tell(owner);
  });
  const write = async (owner: Owner, record: PasswordRecord) => {
    await secrets.store(prefix + owner.id, textOf(record));
  };
  const stored = async (owner: Owner) => {
    const record = parse(await secrets.get(prefix + owner.id), owner);
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
      await write(owner, { ...recordOf(owner, password), id: randomUUID() });
      forgotten.delete(owner.id);
      session.delete(owner.id);
      if (before?.id !== undefined) await marks.mark(before.id, 'refused');
    },
    storeForSession(owner, password) {
      forgotten.delete(owner.id);
      session.set(owner.id, recordOf(owner, password));
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
    onDidChange(listener) {
      events.on('changed', listener);
      return { dispose: () => void events.off('changed', listener) };
    },
    dispose() {
      subscription.dispose();
      marks.dispose();
      events.removeAllListeners();
    },
  };
}

function recordOf({ origin, user }: Owner, password: string): PasswordRecord {
  return { v: 1, origin, user, password: secret(password), refused: false };
}

function holdsSame(one: PasswordRecord | undefined, other: PasswordRecord): boolean {
  return one?.password.reveal() === other.password.reveal();
}

/** The one place where a password becomes JSON. */
function textOf(record: PasswordRecord): string {
  return JSON.stringify({ ...record, password: record.password.reveal() });
}

/** A record written for another origin or user is no record: never send a password where it was not given for. */
function parse(text: string | undefined, { origin, user }: Owner): PasswordRecord | undefined {
  if (text === undefined) return undefined;
  const parsed = recordSchema.safeParse(jsonOrUndefined(text));
  if (!parsed.success || parsed.data.origin !== origin || parsed.data.user !== user) return undefined;
  return parsed.data;
}
