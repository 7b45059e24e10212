import * as vscode from 'vscode';
import { maxName, type Profile } from '../../servers/profile.ts';
import type { SharedSignIn } from '../../servers/readSignIns.ts';
import { sameName } from '../../servers/sameName.ts';
import { askPick, askText, type Answer, type Place } from '../../ui/ask.ts';
import { showInformation } from '../../ui/notice.ts';
import { into } from '../../ui/steps.ts';
import { withoutIcons } from '../../ui/text/visible.ts';
import { nameProblem } from './nameProblem.ts';

/** The sign-ins that a server may use: not one with which it would be another server once more. */
export function usableSignIns(
  origin: string,
  signIns: readonly SharedSignIn[],
  others: readonly Profile[],
): readonly SharedSignIn[] {
  const isTwin = ({ user }: SharedSignIn) =>
    others.some((other) => other.origin === origin && sameName(other.user, user));
  return signIns.filter((signIn) => !isTwin(signIn));
}

/** Whether a server has a user of its own (`undefined`) or shares a sign-in. */
export async function askWhoSignsIn(
  place: Place,
  current: string | undefined,
  signIns: readonly SharedSignIn[],
): Promise<Answer<SharedSignIn | undefined>> {
  const own = {
    label: vscode.l10n.t('A user of its own…'),
    detail: vscode.l10n.t('Enter the user name; the password is kept for this server only'),
    signIn: undefined,
  };
  const items = signIns.map((signIn) => ({
    label: vscode.l10n.t('Use the sign-in “{0}”', withoutIcons(signIn.name)),
    description: withoutIcons(signIn.user),
    signIn,
  }));
  const active = items.find(({ signIn }) => current !== undefined && sameName(signIn.name, current));
  const question = vscode.l10n.t('Who signs in to this server?');
  return into(await askPick(place, question, [own, ...items], active), ({ signIn }) => signIn);
}

/** The name of a new sign-in. */
export function askSignInName(place: Place, value: string, others: readonly SharedSignIn[]) {
  return askText(place, {
    prompt: vscode.l10n.t('A name for the sign-in, by which servers use it.'),
    placeholder: vscode.l10n.t('Lab administrators'),
    value,
    validate: (text) =>
      nameProblem(text.trim(), {
        longest: maxName,
        tooLong: vscode.l10n.t('A name has at most {0} characters.', maxName),
        others,
        taken: vscode.l10n.t('Another sign-in has this name.'),
      }),
  });
}

/** The sign-in a person picks. Where there is none, says so. */
export async function pickSignIn(
  signIns: readonly SharedSignIn[],
  servers: readonly Profile[],
): Promise<SharedSignIn | undefined> {
  if (signIns.length === 0) {
    await sayNoSignIn();
    return undefined;
  }
  const items = signIns.map((signIn) => ({
    label: withoutIcons(signIn.name),
    description: withoutIcons(signIn.user),
    detail: names(servers.filter((server) => sameName(server.signIn ?? '', signIn.name))),
    signIn,
  }));
  const placeHolder = vscode.l10n.t('Select a sign-in');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.signIn;
}

function names(servers: readonly Profile[]): string {
  if (servers.length === 0) return vscode.l10n.t('No server uses it');
  return vscode.l10n.t('Used by {0}', servers.map(({ name }) => withoutIcons(name)).join(', '));
}

async function sayNoSignIn(): Promise<void> {
  const make = vscode.l10n.t('New Sign-In…');
  const text = vscode.l10n.t('There is no shared sign-in yet.');
  if ((await showInformation(text, make)) === make)
    await vscode.commands.executeCommand('cucLinks.newSignIn');
}
