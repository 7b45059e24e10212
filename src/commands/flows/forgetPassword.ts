import * as vscode from 'vscode';
import type { Passwords } from '../../servers/passwords.ts';
import type { Profile } from '../../servers/profile.ts';
import { showWarning } from '../../ui/notice.ts';

type Forgetting = Pick<Passwords, 'forget'>;

/** Forgets a server's password; resolves to false, and offers to try again, when the secret storage still has it. */
export async function forgetPassword(profile: Profile, passwords: Forgetting): Promise<boolean> {
  const forgotten = await tryToForget(profile, passwords);
  if (!forgotten) void offerAgain(profile, passwords);
  return forgotten;
}

function tryToForget(profile: Profile, passwords: Forgetting): Promise<boolean> {
  return passwords.forget(profile).then(
    () => true,
    () => false,
  );
}

async function offerAgain(profile: Profile, passwords: Forgetting): Promise<void> {
  const again = vscode.l10n.t('Try Again');
  const text = vscode.l10n.t(
    '{0}: the password is not used in this window any more, but the secret storage of this machine could not delete it. Unlock its keyring and try again.',
    profile.name,
  );
  while ((await showWarning(text, again)) === again) if (await tryToForget(profile, passwords)) return;
}
