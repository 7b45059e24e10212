import { credentials } from '../http/credentials.ts';
import type { SignIn, SignInOutcome } from '../http/signIn.ts';
import type { PasswordRecord, Passwords } from './passwords.ts';
import type { Profile } from './profile.ts';
import { signInKey } from './sharedPasswords.ts';
import { together } from './together.ts';
import type { WindowLock } from './windowLock.ts';

/** Of hundreds of servers that get their connections one after the other, each would wake a thread for its files. */
const inOneGo = together(10);

/**
 * Signs in with the stored password, one window at a time, so that a refusal which another window has just met is seen
 * before the same password is sent again (design.md 4.4: accounts lock). Inside the lock nothing waits for the secret
 * storage: in a browser it answers from the page, and an extension host whose page is gone would keep the lock. Nor
 * does it wait for a connection, which is made before: a server that is out of reach would keep the others of its
 * sign-in. A password that another window replaced while this one waited for its turn is not sent either: the new one is.
 */
export function signInWithStored(profile: Profile, passwords: Passwords, lock: WindowLock): SignIn {
  return async (attempt, signal, connect) => {
    const first = await passwords.get(profile);
    if (!first) return withoutRecord();
    if (!first.refused) await connect();
    // Those that share a sign-in would wait for each other in step.
    if (profile.signIn === undefined) await inOneGo();
    const outcome = await inTurn(first);
    if (outcome !== 'refusedBefore' || first.refused) return outcome;
    const now = await passwords.get(profile);
    return now ? inTurn(now) : withoutRecord();

    function inTurn(record: PasswordRecord): Promise<SignInOutcome | 'refusedBefore'> {
      return lock(profile.id, () => afterTheFirst(record), signal);
    }

    /**
     * Servers that share a sign-in go one at a time until one has accepted it: side by side they would all send the same
     * wrong password.
     */
    async function afterTheFirst(record: PasswordRecord): Promise<SignInOutcome | 'refusedBefore'> {
      const { signIn } = profile;
      if (signIn === undefined || (await passwords.isAccepted(profile, record))) return unlessRefused(record);
      const ifFirst = async () =>
        (await passwords.isAccepted(profile, record)) ? undefined : unlessRefused(record);
      return (await lock(`signIn/${signInKey(signIn)}`, ifFirst, signal)) ?? unlessRefused(record);
    }

    async function unlessRefused(record: PasswordRecord): Promise<SignInOutcome | 'refusedBefore'> {
      if (await passwords.isRefused(profile, record)) return 'refusedBefore';
      const outcome = await attempt(credentials(record.user, record.password.reveal()));
      if (outcome === 'refused') await passwords.markRefused(profile, record);
      if (outcome === 'accepted') await passwords.noteAccepted(profile, record);
      return outcome;
    }
  };

  /** A shared sign-in may have a password that nobody has agreed to send to this server. */
  async function withoutRecord(): Promise<'missing' | 'notAllowed'> {
    if (profile.signIn === undefined) return 'missing';
    const shared = await passwords.getSignIn({ name: profile.signIn, user: profile.user });
    return shared ? 'notAllowed' : 'missing';
  }
}

/** For a password that is not stored yet: a refused one is not tried again. */
export function signInOnce(user: string, password: string): SignIn {
  let refused = false;
  return async (attempt) => {
    if (refused) return 'refusedBefore';
    const outcome = await attempt(credentials(user, password));
    refused = outcome === 'refused';
    return outcome;
  };
}
