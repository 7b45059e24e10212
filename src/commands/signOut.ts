import * as vscode from 'vscode';
import { showInformation } from '../ui/notice.ts';
import { targetServer } from '../ui/pick.ts';
import { forgetPassword } from './flows/forgetPassword.ts';
import { refuseSandbox } from './flows/refuseSandbox.ts';
import type { Services } from './services.ts';

/** Forgets the password here and, through the secret storage, in every window. Profile and pin stay. */
export async function signOut(target: unknown, { servers, passwords }: Services): Promise<void> {
  const server = await targetServer(target, servers, ({ profile }) => !profile.sandbox);
  if (!server || refuseSandbox(server.profile)) return;
  const forgotten = await forgetPassword(server.profile, passwords);
  server.reset();
  await server.refresh();
  if (!forgotten) return;
  void showInformation(
    vscode.l10n.t('{0}: signed out. No password of it is stored any more.', server.profile.name),
  );
}
