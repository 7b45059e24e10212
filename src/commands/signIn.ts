import * as vscode from 'vscode';
import type { Profile } from '../servers/profile.ts';
import { presentFailure } from '../ui/presentFailure.ts';
import { targetServer } from '../ui/pick.ts';
import { askPassword } from './askPassword.ts';
import { probeAndTrust } from './probeAndTrust.ts';
import { refuseSandbox } from './refuseSandbox.ts';
import { maySave } from './saveAnyway.ts';
import type { Services } from './services.ts';
import { storePassword } from './storePassword.ts';

export async function signIn(target: unknown, services: Services): Promise<void> {
  const server = await targetServer(target, services.servers, ({ profile }) => !profile.sandbox);
  if (!server || refuseSandbox(server.profile)) return;
  if (!(await signInTo(server.profile, services))) return;
  server.reset();
  await server.refresh();
}

/** Certificate, password, test, store. Resolves to whether a password is stored now. */
export async function signInTo(profile: Profile, services: Services): Promise<boolean> {
  const trust = await probeAndTrust(profile, services.pins);
  if (trust.kind === 'failed') await presentFailure(trust.failure, profile.id);
  if (trust.kind !== 'trusted') return false;
  const place = { title: vscode.l10n.t('Sign In to {0}', profile.name), step: 1, totalSteps: 1 };
  const answer = await askPassword(place, profile, services);
  if (answer.kind !== 'value' || !(await maySave(profile.name, answer.value.result))) return false;
  await storePassword(profile, answer.value.password, services.passwords);
  return true;
}
