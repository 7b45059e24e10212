import * as vscode from 'vscode';
import { showInformation } from '../ui/notice.ts';
import { targetServer } from '../ui/pick.ts';
import type { Passwords } from '../servers/passwords.ts';
import type { Profile } from '../servers/profile.ts';
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
  void showInformation(await signedOutText(server.profile, passwords));
}

/** The password of a shared sign-in stays for its other servers. */
async function signedOutText(
  { name, signIn, user }: Profile,
  passwords: Pick<Passwords, 'getSignIn'>,
): Promise<string> {
  const stays = signIn !== undefined && (await passwords.getSignIn({ name: signIn, user }));
  return stays
    ? vscode.l10n.t(
        '{0}: signed out. The password of the sign-in “{1}” is not sent to it any more; it stays stored for the other servers that use it.',
        name,
        signIn,
      )
    : vscode.l10n.t('{0}: signed out. No password of it is stored any more.', name);
}
