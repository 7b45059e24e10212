import * as vscode from 'vscode';
import { secret, type Secret } from '../../http/secret.ts';
import type { Profile } from '../../servers/profile.ts';
import type { TestResult } from '../../servers/testConnection.ts';
import { askText, type Answer, type Place } from '../../ui/ask.ts';
import { failureSentence } from '../../ui/text/failure.ts';
import { maySave } from './maySave.ts';
import { countWords, serversWith } from './serversWith.ts';
import { tryConnection, type Trying } from './tryConnection.ts';
import { useSignIn, type SignInServices } from './useSignIn.ts';

/** A password and what the server said to it. */
export interface TriedPassword {
  readonly password: Secret;
  readonly result: TestResult;
}

/** Asks for the password and tries it; where a shared sign-in has one stored, whether this server may be sent that. */
export async function askPassword(
  place: Place,
  profile: Profile,
  services: Trying & SignInServices,
): Promise<Answer<TriedPassword>> {
  const used = await useSignIn(place, profile, services);
  return used.kind === 'type' ? askTypedPassword(place, profile, services, used.complaint) : used;
}

/**
 * After a refusal or a cancel it is asked for again, with the reason; it is sent again only if a person types it again.
 * After another failure a person who does not save the server goes back.
 */
export async function askTypedPassword(
  place: Place,
  profile: Profile,
  services: Trying & SignInServices,
  reason?: string,
): Promise<Answer<TriedPassword>> {
  let complaint = reason;
  for (;;) {
    const asked = promptFor(profile, services);
    const answer = await askText(place, {
      prompt: complaint === undefined ? asked : `${complaint} ${asked}`,
      password: true,
      validate: (value) => (value === '' ? vscode.l10n.t('Enter the password.') : undefined),
    });
    if (answer.kind !== 'value') return answer;
    const result = await tryConnection(profile, answer.value, services);
    // Refused or cancelled: the flow and its other answers are not lost for that.
    const again =
      result.kind === 'failed' &&
      (result.failure.kind === 'signInRefused' || result.failure.kind === 'cancelled');
    if (!again)
      return (await maySave(profile.name, result))
        ? { kind: 'value', value: { password: secret(answer.value), result } }
        : { kind: 'back' };
    complaint = failureSentence(result.failure);
  }
}

function promptFor(profile: Profile, { servers }: SignInServices): string {
  const { user, signIn } = profile;
  const host = new URL(profile.origin).host;
  if (signIn === undefined)
    return vscode.l10n.t(
      'Password of “{0}” on {1}. It is kept in VS Code’s secret storage, for this server and user only.',
      user,
      host,
    );
  return [
    vscode.l10n.t('Password of the sign-in “{0}” (“{1}”), tried on {2}.', signIn, user, host),
    countWords(serversWith(signIn, [...servers.all.map((server) => server.profile), profile]).length),
    vscode.l10n.t('It is kept in VS Code’s secret storage.'),
  ].join(' ');
}
