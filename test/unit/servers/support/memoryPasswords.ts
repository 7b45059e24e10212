import assert from 'node:assert/strict';
import type { Passwords, PasswordRecord } from '../../../../src/servers/passwords.ts';

/** What all windows share: one record a key, as SecretStorage keeps it. */
export type Store = Map<string, string>;

/** One window's view on the store, reading and writing as late as the real one does. */
export interface MemoryPasswords extends Passwords {
  readonly store: (owner: Owner, password: string) => Promise<void>;
  /** Passwords marked as refused through this view. */
  readonly refused: readonly string[];
}

type Owner = Parameters<Passwords['get']>[0];

/** An in-memory stand-in for `createPasswords`, which needs VS Code. Bound to origin and user just so. */
export function memoryPasswords(store: Store = new Map()): MemoryPasswords {
  const refused: string[] = [];
  const get = async ({ id, origin, user }: Owner): Promise<PasswordRecord | undefined> => {
    await turn();
    const text = store.get(id);
    if (text === undefined) return undefined;
    const record = readRecord(text);
    return record.origin === origin && record.user === user ? record : undefined;
  };
  const write = async ({ id, origin, user }: Owner, password: string, isRefused: boolean) => {
    await turn();
    store.set(id, JSON.stringify({ v: 1, origin, user, password, refused: isRefused }));
  };
  return {
    refused,
    get,
    store: (owner, password) => write(owner, password, false),
    storeForSession: (owner, password) => void write(owner, password, false),
    forgetForSession: () => undefined,
    async isRefused(owner, record) {
      const now = await get(owner);
      return record.refused || (now?.password === record.password && now.refused);
    },
    async markRefused(owner, { password }) {
      const record = await get(owner);
      if (record?.password !== password) return;
      refused.push(password);
      await write(owner, password, true);
    },
    async forget({ id }) {
      await turn();
      store.delete(id);
    },
    onDidChange: () => assert.fail('nobody listens to this one'),
  };
}

/** SecretStorage answers later, from another process. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function readRecord(text: string): PasswordRecord {
  const data: unknown = JSON.parse(text);
  const { origin, user, password, refused } = Object.fromEntries(Object.entries(data ?? {}));
  return {
    v: 1,
    origin: String(origin),
    user: String(user),
    password: String(password),
    refused: refused === true,
  };
}
