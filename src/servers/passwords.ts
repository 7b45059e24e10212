import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Profile } from './profile.ts';

const recordSchema = z.object({
  v: z.literal(1),
  origin: z.string(),
  user: z.string(),
  password: z.string(),
  /** The server said no to exactly this password: it is never sent again. */
  refused: z.boolean(),
});
export type PasswordRecord = z.infer<typeof recordSchema>;

type Owner = Pick<Profile, 'id' | 'origin' | 'user'>;

/**
 * Passwords in SecretStorage, one record for an origin and user, so that one given for a server is used for no other.
 * `onDidChange` tells the profile id, whichever window made the change.
 */
export interface Passwords {
  get(owner: Owner): Promise<PasswordRecord | undefined>;
  /** Rejects when the secret storage cannot keep it; see {@link storeForSession}. */
  store(owner: Owner, password: string): Promise<void>;
  /** Kept in memory only: the sandbox's, and the way out when there is no keyring. */
  storeForSession(owner: Owner, password: string): void;
  /** Marks the record, unless another password has been stored meanwhile. */
  markRefused(owner: Owner, password: string): Promise<void>;
  forget(owner: Owner): Promise<void>;
  readonly onDidChange: vscode.Event<string>;
}

const prefix = 'cucLinks.password/';

export function createPasswords(secrets: vscode.SecretStorage): Passwords & { dispose(): void } {
  const session = new Map<string, PasswordRecord>();
  const changed = new vscode.EventEmitter<string>();
  const subscription = secrets.onDidChange(({ key }) => {
    if (key.startsWith(prefix)) changed.fire(key.slice(prefix.length));
  });
  const write = async (owner: Owner, record: PasswordRecord) => {
    await secrets.store(prefix + owner.id, JSON.stringify(record));
  };
  const get = async (owner: Owner) =>
    session.get(owner.id) ?? parse(await secrets.get(prefix + owner.id), owner);
  return {
    get,
    async store(owner, password) {
      await write(owner, recordOf(owner, password));
      session.delete(owner.id);
    },
    storeForSession(owner, password) {
      session.set(owner.id, recordOf(owner, password));
      changed.fire(owner.id);
    },
    async markRefused(owner, password) {
      const record = await get(owner);
      if (record?.password !== password) return;
      const refused = { ...record, refused: true };
      if (!session.has(owner.id)) return write(owner, refused);
      session.set(owner.id, refused);
      changed.fire(owner.id);
    },
    async forget(owner) {
      session.delete(owner.id);
      await secrets.delete(prefix + owner.id);
      changed.fire(owner.id);
    },
    onDidChange: changed.event,
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}

function recordOf({ origin, user }: Owner, password: string): PasswordRecord {
  return { v: 1, origin, user, password, refused: false };
}

/** A record written for another origin or user is no record: never send a password where it was not given for. */
function parse(text: string | undefined, { origin, user }: Owner): PasswordRecord | undefined {
  if (text === undefined) return undefined;
  const parsed = recordSchema.safeParse(jsonOrUndefined(text));
  if (!parsed.success || parsed.data.origin !== origin || parsed.data.user !== user) return undefined;
  return parsed.data;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
