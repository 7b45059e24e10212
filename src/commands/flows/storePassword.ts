import * as vscode from 'vscode';
import type { Passwords } from '../../servers/passwords.ts';
import type { Profile } from '../../servers/profile.ts';

/** Stores a password, or, where there is no keyring to keep it, offers to use it until the window closes. */
export async function storePassword(profile: Profile, password: string, passwords: Passwords): Promise<void> {
  try {
    await passwords.store(profile, password);
  } catch {
    const use = vscode.l10n.t('Use for This Session');
    const question = vscode.l10n.t(
      '{0}: the secret storage of this machine could not keep the password.',
      profile.name,
    );
    const detail = vscode.l10n.t(
      'It can be used until this window closes. On Linux, a keyring such as gnome-keyring must be running for it to be kept.',
    );
    const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, use);
    if (chosen === use) passwords.storeForSession(profile, password);
  }
}
