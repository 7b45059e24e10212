import * as vscode from 'vscode';
import { keepPassword } from '../../servers/keepPassword.ts';
import type { StoringPasswords } from '../../servers/keepPassword.ts';
import type { Profile } from '../../servers/profile.ts';
import type { Given } from '../../servers/passwords.ts';
import { confirm } from '../../ui/confirm.ts';
import type { TriedPassword } from './askPassword.ts';

/** Stores a password, or, where there is no keyring to keep it, offers to use it until the window closes. */
export async function storePassword(
  profile: Profile,
  { password, result }: TriedPassword,
  passwords: StoringPasswords,
  given: Given = {},
): Promise<void> {
  const accepted = result.kind !== 'failed';
  const agree = () => mayUseForSession(profile);
  await keepPassword(profile, password.reveal(), passwords, agree, { ...given, accepted });
}

async function mayUseForSession({ name }: Profile): Promise<boolean> {
  const use = vscode.l10n.t('Use for This Session');
  const question = vscode.l10n.t(
    '{0}: the secret storage of this machine could not keep the password.',
    name,
  );
  const detail = vscode.l10n.t(
    'It can be used until this window closes. On Linux, a keyring such as gnome-keyring must be running for it to be kept.',
  );
  return confirm(question, detail, use);
}
