import { hiding } from './secret.ts';
import type { Credentials } from './signIn.ts';

/** A name and password that print as `[redacted]`. */
export function credentials(user: string, password: string): Credentials {
  return hiding({
    get user() {
      return user;
    },
    get password() {
      return password;
    },
  });
}
