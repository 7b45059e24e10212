import * as vscode from 'vscode';
import { presentFailure } from '../ui/presentFailure.ts';
import { targetServer } from '../ui/pick.ts';
import { runSteps } from '../ui/steps.ts';
import { askPassword, type TriedPassword } from './flows/askPassword.ts';
import { probeAndTrust } from './flows/probeAndTrust.ts';
import { refuseSandbox } from './flows/refuseSandbox.ts';
import { storePassword } from './flows/storePassword.ts';
import type { Services } from './services.ts';

/** Certificate, password, test, store. */
export async function signIn(target: unknown, services: Services): Promise<void> {
  const server = await targetServer(target, services.servers, ({ profile }) => !profile.sandbox);
  if (!server || refuseSandbox(server.profile)) return;
  const { profile } = server;
  const trust = await probeAndTrust(profile, services.pins);
  if (trust.kind === 'failed') return presentFailure(trust.failure, profile.id);
  if (trust.kind === 'stopped') return;
  const place = { title: vscode.l10n.t('Sign In to {0}', profile.name), step: 1, totalSteps: 1 };
  const tried = await runSteps<TriedPassword | undefined>(undefined, [
    { ask: () => askPassword(place, profile, services) },
  ]);
  if (!tried) return;
  await storePassword(profile, tried, services.passwords);
  server.reset();
  await server.refresh();
}
