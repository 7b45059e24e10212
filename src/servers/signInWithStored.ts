import { credentials } from '../http/credentials.ts';
import type { SignIn, SignInOutcome } from '../http/signIn.ts';
import type { PasswordRecord, Passwords } from './passwords.ts';
import type { Profile } from './profile.ts';
import type { WindowLock } from './windowLock.ts';

/**
 * Signs in with the stored password, one window at a time, so that a refusal which another window has just met is seen
 * before the same password is sent again (design.md 4.4: accounts lock). Inside the lock nothing waits for the secret
 * storage: in a browser it answers from the page, and an extension host whose page is gone would keep the lock. A
 * password that another window replaced while this one waited for its turn is not sent either: the new one is.
 */
export function signInWithStored(profile: Profile, passwords: Passwords, lock: WindowLock): SignIn {
  return async (attempt, signal) => {
    const first = await passwords.get(profile);
    if (!first) return 'missing';
    const outcome = await inTurn(first);
    if (outcome !== 'refusedBefore' || first.refused) return outcome;
    const now = await passwords.get(profile);
    return now ? inTurn(now) : 'missing';

    function inTurn(record: PasswordRecord): Promise<SignInOutcome | 'refusedBefore'> {
      return lock(profile.id, () => unlessRefused(record), signal);
    }

    async function unlessRefused(record: PasswordRecord): Promise<SignInOutcome | 'refusedBefore'> {
      if (await passwords.isRefused(profile, record)) return 'refusedBefore';
      const outcome = await attempt(credentials(record.user, record.password.reveal()));
      if (outcome === 'refused') await passwords.markRefused(profile, record);
      return outcome;
    }
  };
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
