import { EventEmitter } from 'node:events';
import { createAcceptedMarks } from './acceptedMarks.ts';
import { createOwnPasswords } from './ownPasswords.ts';
import { createPasswordMarks } from './passwordMarks.ts';
import type { Owner, PasswordRecord, SharedRecord } from './passwordRecord.ts';
import type { Profile } from './profile.ts';
import type { SharedSignIn } from './readSignIns.ts';
import { createSharedPasswords, signInKey } from './sharedPasswords.ts';

export type { PasswordRecord } from './passwordRecord.ts';

/** What is known of a password when it is stored. */
export interface Given {
  /** The server has just accepted it. */
  readonly accepted?: boolean;
  /** Of a shared one: the origins that may be sent it besides the owner's; by default those of the one before. */
  readonly also?: readonly string[];
}

/** Which passwords have changed: one server's own, or that of a shared sign-in by its {@link signInKey}. */
export type PasswordChange = { readonly profileId: string } | { readonly signIn: string };

export function concerns(change: PasswordChange, { id, signIn }: Pick<Profile, 'id' | 'signIn'>): boolean {
  if ('profileId' in change) return change.profileId === id;
  return signIn !== undefined && signInKey(signIn) === change.signIn;
}

/**
 * Passwords in SecretStorage: one record for an origin and user, or, of a shared sign-in, one for all its servers with the
 * origins a person has agreed to; so that one given for a server is used for no other. `onDidChange` tells of changes,
 * whichever window made them. Nothing of VS Code is loaded: what must never go wrong with a password is proved without it.
 */
export interface Passwords {
  get(owner: Owner): Promise<PasswordRecord | undefined>;
  /** The password of a shared sign-in, wherever it may be sent to. */
  getSignIn(signIn: SharedSignIn): Promise<SharedRecord | undefined>;
  /** Takes the place of the one before, which no window sends from then on. Rejects when it cannot be kept. */
  store(owner: Owner, password: string, given?: Given): Promise<void>;
  /** Kept in memory only: the sandbox's, and the way out when there is no keyring. */
  storeForSession(owner: Owner, password: string, given?: Given): void;
  forgetForSession(owner: Owner): void;
  /** Whether any window knows by now that this record is not to be sent to this server. Does not ask the secret storage. */
  isRefused(owner: Owner, record: PasswordRecord): Promise<boolean>;
  /**
   * Resolves once every window can know; the secret storage itself may follow. A shared one is refused for all its servers,
   * unless one of them has just accepted it: then only for this one.
   */
  markRefused(owner: Owner, record: PasswordRecord): Promise<void>;
  /** A shared one was tried on a server that may not be sent it yet, and refused: by that server alone. */
  refuseAt(owner: Owner, record: SharedRecord): Promise<void>;
  /** Whether this server has refused it, at such a trial or later. */
  isRefusedAt(owner: Owner, record: SharedRecord): Promise<boolean>;
  /** Whether it need not wait for others of its sign-in: one has just accepted it. Does not ask the secret storage. */
  isAccepted(owner: Owner, record: PasswordRecord): Promise<boolean>;
  noteAccepted(owner: Owner, record: PasswordRecord): Promise<void>;
  /**
   * Not used for this server in this window from now on; rejects when it may still be in the secret storage. Of a shared one
   * only the server's origin is taken out, and all of it with the last.
   */
  forget(owner: Owner): Promise<void>;
  /** The same with a shared sign-in as a whole. */
  forgetSignIn(signIn: SharedSignIn): Promise<void>;
  onDidChange(listener: (change: PasswordChange) => void): { dispose(): void };
}

/** The part that own and shared passwords have in common, and how each hears of other windows. */
export interface PasswordsOfOneKind extends Pick<
  Passwords,
  'get' | 'store' | 'storeForSession' | 'forgetForSession' | 'isRefused' | 'markRefused' | 'forget'
> {
  hearStored(storageKey: string): void;
  hearMarked(mark: string): void;
}

/** The part of VS Code's SecretStorage that is used. */
export interface Secrets {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  onDidChange(listener: (event: { readonly key: string }) => void): { dispose(): void };
}

/** `marksFolder` is shared by all windows. */
export function createPasswords(secrets: Secrets, marksFolder: string): Passwords & { dispose(): void } {
  const events = new EventEmitter<{ changed: [PasswordChange] }>();
  const tell = (change: PasswordChange) => void events.emit('changed', change);
  const marks = createPasswordMarks(marksFolder, (mark) => {
    own.hearMarked(mark);
    shared.hearMarked(mark);
  });
  const own = createOwnPasswords(secrets, marks, (profileId) => tell({ profileId }));
  const accepted = createAcceptedMarks(marksFolder);
  const shared = createSharedPasswords(secrets, marks, accepted, (signIn) => tell({ signIn }));
  const subscription = secrets.onDidChange(({ key }) => {
    own.hearStored(key);
    shared.hearStored(key);
  });
  const its = ({ signIn }: Pick<Owner, 'signIn'>) => (signIn === undefined ? own : shared);
  return {
    get: (owner) => its(owner).get(owner),
    getSignIn: (signIn) => shared.getSignIn(signIn),
    store: (owner, password, given) => its(owner).store(owner, password, given),
    storeForSession: (owner, password, given) => its(owner).storeForSession(owner, password, given),
    forgetForSession: (owner) => its(owner).forgetForSession(owner),
    isRefused: (owner, record) => its(owner).isRefused(owner, record),
    markRefused: (owner, record) => its(owner).markRefused(owner, record),
    refuseAt: (owner, record) => shared.refuseAt(owner, record),
    isRefusedAt: (owner, record) => shared.isRefusedAt(owner, record),
    isAccepted: async (owner, { id }) => owner.signIn === undefined || shared.isAccepted(id),
    noteAccepted: async (owner, { id }) => {
      if (owner.signIn !== undefined) await shared.noteAccepted(id);
    },
    forget: (owner) => its(owner).forget(owner),
    forgetSignIn: (signIn) => shared.forgetSignIn(signIn),
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
