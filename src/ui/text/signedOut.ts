import { l10n } from 'vscode';
import type { Profile } from '../../servers/profile.ts';
import type { ServerState } from '../../servers/serverState.ts';

type SignedOut = Extract<ServerState, { kind: 'signedOut' }>;

/** Why nobody is signed in to a server, as a sentence. */
export function signedOutSentence(
  { signIn }: Pick<Profile, 'signIn'>,
  { refused, notAllowed }: SignedOut,
): string {
  if (signIn === undefined)
    return refused
      ? l10n.t('The server refused the stored password; it is not sent again.')
      : l10n.t('No password is stored for this server.');
  if (notAllowed)
    return l10n.t(
      'It is not yet allowed to use the sign-in “{0}”: nobody has agreed to send its password to this host and port.',
      signIn,
    );
  return refused
    ? l10n.t('The password of the sign-in “{0}” was refused; it is not sent to this server again.', signIn)
    : l10n.t('No password is stored for the sign-in “{0}”.', signIn);
}

/** What to do about it. */
export function signedOutStep({ notAllowed }: SignedOut): string {
  return notAllowed ? l10n.t('Use “Sign In…” to decide.') : l10n.t('Use “Sign In…” to enter the password.');
}
