import * as vscode from 'vscode';
import { removeProfile } from '../servers/settings.ts';
import { confirm } from '../ui/confirm.ts';
import { targetServer } from '../ui/pick.ts';
import { forgetBindings } from './flows/forgetBindings.ts';
import { refuseSandbox } from './flows/refuseSandbox.ts';
import type { Services } from './services.ts';

/** Drops a server from the list, with its password and, unless another server shares the address, its pin. */
export async function forgetServer(target: unknown, services: Services): Promise<void> {
  const server = await targetServer(target, services.servers, ({ profile }) => !profile.sandbox);
  if (!server || refuseSandbox(server.profile)) return;
  const { profile } = server;
  const question = vscode.l10n.t('Forget {0} ({1})?', profile.name, new URL(profile.origin).host);
  const detail = vscode.l10n.t(
    'It leaves this list, and its stored password and trusted certificate are deleted. Nothing changes on the server or in its HTTPS network.',
  );
  if (!(await confirm(question, detail, vscode.l10n.t('Forget')))) return;
  await removeProfile(profile.id);
  await forgetBindings(profile, services);
}
