import * as vscode from 'vscode';
import type { Passwords } from '../../servers/passwords.ts';
import type { Profile } from '../../servers/profile.ts';
import { showWarning } from '../../ui/notice.ts';

/** Forgets a server's password; says so, and resolves to false, when the secret storage may still hold it. */
export async function forgetPassword(
  profile: Profile,
  passwords: Pick<Passwords, 'forget'>,
): Promise<boolean> {
  try {
    await passwords.forget(profile);
    return true;
  } catch {
    const text = vscode.l10n.t(
      '{0}: the password is not used in this window any more, but the secret storage of this machine could not delete it. Unlock its keyring and sign out again.',
      profile.name,
    );
    void showWarning(text);
    return false;
  }
}
