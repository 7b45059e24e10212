import type { Profile } from '../../servers/profile.ts';
import type { Answer, Place } from '../../ui/ask.ts';
import { askPassword, type TriedPassword } from './askPassword.ts';
import { maySave } from './maySave.ts';
import { probeAndTrust } from './probeAndTrust.ts';
import type { Trying } from './tryConnection.ts';
import type { SignInServices } from './useSignIn.ts';

/**
 * The last question about a server that is not in the list yet: the password is not even asked for before the
 * certificate has been looked at. `undefined`: it could not be reached, and a person saves it without a password.
 */
export async function trustThenPassword(
  place: Place,
  profile: Profile,
  services: Trying & SignInServices,
): Promise<Answer<TriedPassword | undefined>> {
  const trust = await probeAndTrust(profile, services.pins);
  switch (trust.kind) {
    case 'trusted':
      return askPassword(place, profile, services);
    case 'stopped':
      return { kind: 'stop' };
    case 'failed':
      return (await maySave(profile.name, trust)) ? { kind: 'value', value: undefined } : { kind: 'back' };
  }
}
