import * as vscode from 'vscode';
import { removeSignIn } from '../servers/signInSettings.ts';
import { confirm } from '../ui/confirm.ts';
import { showWarning } from '../ui/notice.ts';
import { pickSignIn } from './flows/askSignIn.ts';
import { serversWith } from './flows/serversWith.ts';
import type { Services } from './services.ts';

/** Takes a sign-in away with its password. Its servers keep its user as their own, without a password. */
export async function deleteSignIn({ servers, passwords }: Services): Promise<void> {
  const profiles = servers.all.map(({ profile }) => profile);
  const signIn = await pickSignIn(servers.signIns, profiles);
  if (!signIn) return;
  const its = serversWith(signIn.name, profiles);
  const question = vscode.l10n.t('Delete the sign-in “{0}” (“{1}”)?', signIn.name, signIn.user);
  const detail = [
    vscode.l10n.t('Its stored password is deleted. Nothing changes on any server.'),
    ...(its.length === 0
      ? []
      : [
          vscode.l10n.t(
            'These servers keep “{0}” as a user of their own, and must each be signed in to again: {1}.',
            signIn.user,
            its.map(({ name }) => name).join(', '),
          ),
        ]),
  ].join('\n\n');
  if (!(await confirm(question, detail, vscode.l10n.t('Delete')))) return;
  await removeSignIn(signIn);
  const forget = () =>
    passwords.forgetSignIn(signIn).then(
      () => true,
      () => false,
    );
  const again = vscode.l10n.t('Try Again');
  const text = vscode.l10n.t(
    'The password of the sign-in “{0}” is not used in this window any more, but the secret storage of this machine could not delete it. Unlock its keyring and try again.',
    signIn.name,
  );
  while (!(await forget())) if ((await showWarning(text, again)) !== again) return;
}
