import type { Profile } from '../../servers/profile.ts';
import type { Services } from '../services.ts';
import { forgetPassword } from './forgetPassword.ts';

/**
 * Deletes what is bound to a server that has left the list: its password and, unless another shares the address, its
 * pin and its marks.
 */
export async function forgetBindings(
  profile: Profile,
  { servers, passwords, pins, records }: Pick<Services, 'servers' | 'passwords' | 'pins' | 'records'>,
): Promise<void> {
  await forgetPassword(profile, passwords);
  const shared = servers.all.some(
    (other) => other.profile.id !== profile.id && other.profile.origin === profile.origin,
  );
  if (shared) return;
  await pins.forget(profile.origin);
  await records.forget(profile.origin);
}
