import type { Profile } from '../../servers/profile.ts';
import { forgetMarks, type ForgettingMarks } from '../../servers/forgetMarks.ts';
import type { MutedServers } from '../../servers/mutedServers.ts';
import type { Passwords } from '../../servers/passwords.ts';
import type { Pins } from '../../servers/pins.ts';
import type { Server } from '../../servers/server.ts';
import { forgetPassword } from './forgetPassword.ts';

/** Where something is bound to a server. */
export interface BindingServices extends ForgettingMarks {
  readonly servers: { readonly all: readonly Pick<Server, 'profile'>[] };
  readonly passwords: Pick<Passwords, 'forget'>;
  readonly pins: Pick<Pins, 'forget'>;
  readonly muted: Pick<MutedServers, 'unmute'>;
}

/**
 * Deletes what is bound to a server that has left the list: its password, that its notifications are not wanted, and,
 * unless another shares the address, its pin and its marks.
 */
export async function forgetBindings(
  profile: Profile,
  { servers, passwords, pins, muted, records, journal }: BindingServices,
): Promise<void> {
  await forgetPassword(profile, passwords);
  await muted.unmute(profile.id);
  const shared = servers.all.some(
    (other) => other.profile.id !== profile.id && other.profile.origin === profile.origin,
  );
  if (shared) return;
  await pins.forget(profile.origin);
  await forgetMarks(profile.origin, { records, journal });
}
