import type { Given, Passwords } from './passwords.ts';
import type { Profile } from './profile.ts';

export type StoringPasswords = Pick<Passwords, 'store' | 'storeForSession'>;

/** Stores a password; where the secret storage cannot keep it, and a person agrees, uses it until the window closes. */
export async function keepPassword(
  profile: Profile,
  password: string,
  passwords: StoringPasswords,
  agree: () => Promise<boolean>,
  given: Given = {},
): Promise<void> {
  try {
    await passwords.store(profile, password, given);
  } catch {
    if (await agree()) passwords.storeForSession(profile, password, given);
  }
}
