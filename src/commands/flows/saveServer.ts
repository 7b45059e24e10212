import type { StoringPasswords } from '../../servers/keepPassword.ts';
import type { Profile } from '../../servers/profile.ts';
import type { HeldPins } from '../../servers/holdPins.ts';
import { writeProfile } from '../../servers/settings.ts';
import type { Services } from '../services.ts';
import type { TriedPassword } from './askPassword.ts';
import { forgetBindings, type BindingServices } from './forgetBindings.ts';
import { forgetPassword } from './forgetPassword.ts';
import { storePassword } from './storePassword.ts';

/** What came of asking about a server. */
export interface Asked {
  /** Those made while asking. */
  readonly pins: Pick<HeldPins, 'keep'>;
  readonly tried: TriedPassword | undefined;
}

/**
 * Writes a profile, new or in place of `before`, and only then stores its pin and its password and deletes what was
 * bound to the old one: without a server in the list they would be out of sight, and when the settings cannot be
 * written, everything is as it was. Rejects with a SettingsError.
 */
export async function saveServer(
  profile: Profile,
  before: Profile | undefined,
  { pins, tried }: Asked,
  services: BindingServices & { readonly passwords: StoringPasswords },
): Promise<void> {
  await writeProfile(profile, before);
  try {
    await pins.keep(profile.origin);
  } finally {
    if (tried) await storePassword(profile, tried, services.passwords);
    if (before && before.id !== profile.id) await forgetBindings(before, services);
    // The same server, but its password is another one's to keep now.
    else if (before && before.signIn !== profile.signIn) await forgetPassword(before, services.passwords);
  }
}

/**
 * It may have been read already, before there was a password. A reading under way is left alone: its sign-in would be
 * cut off, and the password sent once more.
 */
export async function readAnew({ id }: Profile, { servers }: Pick<Services, 'servers'>): Promise<void> {
  const server = servers.get(id);
  await server?.refresh();
  if (server?.state.kind !== 'signedOut' || server.state.refused) return;
  server.reset();
  await server.refresh();
}
