import { credentials } from '../http/credentials.ts';
import type { SignIn } from '../http/signIn.ts';
import type { Passwords } from './passwords.ts';
import type { Profile } from './profile.ts';
import type { WindowLock } from './windowLock.ts';

/**
 * Signs in with the stored password, one window at a time: the record is read inside the lock, so a refusal that
 * another window has just met is seen before the same password is sent again (design.md 4.4: accounts lock).
 */
export function signInWithStored(profile: Profile, passwords: Passwords, lock: WindowLock): SignIn {
  return (attempt) =>
    lock(profile.id, async () => {
      const record = await passwords.get(profile);
      if (!record) return 'missing';
      if (record.refused) return 'refusedBefore';
      const outcome = await attempt(credentials(record.user, record.password));
      if (outcome === 'refused') await passwords.markRefused(profile, record.password);
      return outcome;
    });
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
