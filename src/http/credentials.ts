import { inspect } from 'node:util';
import type { Credentials } from './signIn.ts';

const hidden = '[redacted]';

/** A name and password that print as `[redacted]`, however they end up in a log (vscode-platform 7). */
export function credentials(user: string, password: string): Credentials {
  const holder = {
    get user() {
      return user;
    },
    get password() {
      return password;
    },
    toJSON: () => hidden,
    toString: () => hidden,
    [inspect.custom]: () => hidden,
  };
  return holder;
}
