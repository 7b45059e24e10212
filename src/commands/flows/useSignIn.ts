import * as vscode from 'vscode';
import type { Passwords } from '../../servers/passwords.ts';
import type { Profile } from '../../servers/profile.ts';
import type { ServerList } from '../../servers/serverList.ts';
import type { Answer, Place } from '../../ui/ask.ts';
import { choose } from '../../ui/confirm.ts';
import { failureSentence } from '../../ui/text/failure.ts';
import type { TriedPassword } from './askPassword.ts';
import { maySave } from './maySave.ts';
import { tryConnection, type Trying } from './tryConnection.ts';

export interface SignInServices {
  readonly passwords: Pick<Passwords, 'get' | 'getSignIn' | 'refuseAt' | 'isRefusedAt'>;
  readonly servers: Pick<ServerList, 'all'>;
}

/** `type`: the password is to be typed, after a refusal with the reason. */
type Used = Answer<TriedPassword> | { readonly kind: 'type'; readonly complaint: string | undefined };

/**
 * Asks whether a server may be sent the stored password of its shared sign-in, which it was not before, and tries it. A
 * refusal here says nothing about the others: it is remembered for this server alone, which is not sent it again.
 */
export async function useSignIn(
  { step }: Place,
  profile: Profile,
  services: Trying & SignInServices,
): Promise<Used> {
  const shared = await usable(profile, services.passwords);
  if (!shared) return { kind: 'type', complaint: undefined };
  const use = vscode.l10n.t('Use the Sign-In');
  const enter = vscode.l10n.t('Enter Password…');
  const chosen = await choose(...question(profile), [use, enter]);
  if (chosen === enter) return { kind: 'type', complaint: undefined };
  if (chosen !== use) return { kind: step > 1 ? 'back' : 'stop' };
  const { password } = shared;
  const result = await tryConnection(profile, password.reveal(), services);
  if (result.kind === 'failed' && result.failure.kind === 'signInRefused') {
    await services.passwords.refuseAt(profile, shared);
    return { kind: 'type', complaint: failureSentence(result.failure) };
  }
  if (await maySave(profile.name, result)) return { kind: 'value', value: { password, result } };
  return { kind: step > 1 ? 'back' : 'stop' };
}

/** None that was refused, and none where this server may be sent it already: then another one is to be entered. */
async function usable(profile: Profile, passwords: SignInServices['passwords']) {
  const { signIn, user } = profile;
  if (signIn === undefined) return undefined;
  // A secret storage that fails must not keep anyone from typing a password.
  const shared = await passwords.getSignIn({ name: signIn, user }).catch(() => undefined);
  if (!shared || shared.refused || (await passwords.isRefusedAt(profile, shared))) return undefined;
  return (await passwords.get(profile)) ? undefined : shared;
}

function question({ name, origin, user, signIn = '' }: Profile): [string, string] {
  const { host } = new URL(origin);
  return [
    vscode.l10n.t('Let {0} ({1}) use the sign-in “{2}”?', name, host, signIn),
    vscode.l10n.t(
      'The stored password of “{0}” is then sent to {1}: now once, to try it, and later for each session.',
      user,
      host,
    ),
  ];
}
