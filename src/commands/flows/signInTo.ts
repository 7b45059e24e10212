import * as vscode from 'vscode';
import type { Failure } from '../../cupi/failure.ts';
import type { Profile } from '../../servers/profile.ts';
import type { Services } from '../services.ts';
import { askPassword } from './askPassword.ts';
import { maySave } from './maySave.ts';
import { probeAndTrust } from './probeAndTrust.ts';
import { storePassword } from './storePassword.ts';

/** Certificate, password, test, store. A failure when the certificate could not even be looked at. */
export async function signInTo(
  profile: Profile,
  services: Services,
): Promise<'signedIn' | 'stopped' | Failure> {
  const trust = await probeAndTrust(profile, services.pins);
  if (trust.kind === 'failed') return trust.failure;
  if (trust.kind === 'stopped') return 'stopped';
  const place = { title: vscode.l10n.t('Sign In to {0}', profile.name), step: 1, totalSteps: 1 };
  const answer = await askPassword(place, profile, services);
  if (answer.kind !== 'value' || !(await maySave(profile.name, answer.value.result))) return 'stopped';
  await storePassword(profile, answer.value.password.reveal(), services.passwords);
  return 'signedIn';
}
