import type { Credentials } from './signIn.ts';

/** The value of an `Authorization` header: Base64 of the UTF-8 bytes, as Unity Connection reads them. */
export function basicHeader({ user, password }: Credentials): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}
