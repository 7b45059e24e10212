import type { Profile } from '../../servers/profile.ts';
import { writeProfile } from '../../servers/settings.ts';
import type { Services } from '../services.ts';
import type { TriedPassword } from './askPassword.ts';
import { forgetBindings } from './forgetBindings.ts';
import { storePassword } from './storePassword.ts';

/**
 * Writes a profile, new or in place of `before`, and only then stores its password and deletes what was bound to the
 * old one: a password without a server in the list would be out of sight, and when the settings cannot be written,
 * everything is as it was. Rejects with a SettingsError.
 */
export async function saveServer(
  profile: Profile,
  before: Profile | undefined,
  tried: TriedPassword | undefined,
  services: Pick<Services, 'servers' | 'passwords' | 'pins' | 'records'>,
): Promise<void> {
  await writeProfile(profile, before);
  if (tried) await storePassword(profile, tried.password.reveal(), services.passwords);
  if (before && before.id !== profile.id) await forgetBindings(before, services);
}

/** It may have been read already, before there was a password. */
export async function readAnew({ id }: Profile, { servers }: Pick<Services, 'servers'>): Promise<void> {
  const server = servers.get(id);
  server?.reset();
  await server?.refresh();
}
