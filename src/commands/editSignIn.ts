import * as vscode from 'vscode';
import { failureOf } from '../servers/failureOf.ts';
import { probeServer } from '../servers/probeServer.ts';
import { toEntry, toProfile, type Profile } from '../servers/profile.ts';
import type { SharedSignIn } from '../servers/readSignIns.ts';
import { writeSignIn } from '../servers/signInSettings.ts';
import { askPick, type Answer, type Place } from '../ui/ask.ts';
import { showInformation, showWarning } from '../ui/notice.ts';
import { withCancellableProgress } from '../ui/progress.ts';
import { into, runSteps } from '../ui/steps.ts';
import { withoutIcons } from '../ui/text/visible.ts';
import { askTypedPassword, type TriedPassword } from './flows/askPassword.ts';
import { pickSignIn } from './flows/askSignIn.ts';
import { probeAndTrust } from './flows/probeAndTrust.ts';
import { askUser } from './flows/serverQuestions.ts';
import { serversWith } from './flows/serversWith.ts';
import { storePassword } from './flows/storePassword.ts';
import type { Services } from './services.ts';

interface Draft {
  readonly field: 'user' | 'password';
  readonly user: string;
  /** Where the password is tried; absent: on the first that can be reached. */
  readonly on: Profile | undefined;
  readonly tried: { readonly profile: Profile; readonly password: TriedPassword } | undefined;
}

/** Changes the user or the password of a sign-in for all its servers, after one of them has been tried. */
export async function editSignIn(services: Services): Promise<void> {
  const { servers, passwords } = services;
  const profiles = servers.all.map(({ profile }) => profile);
  const signIn = await pickSignIn(servers.signIns, profiles);
  if (!signIn) return;
  const its = serversWith(signIn.name, profiles);
  const start: Draft = { field: 'password', user: signIn.user, on: undefined, tried: undefined };
  const draft = await runSteps(start, [
    { ask: (given) => askWhat(at(signIn, 1), given, signIn) },
    {
      when: ({ field }) => field === 'user',
      ask: async (given) =>
        into(await askUser(at(signIn, 2), given.user, '', []), (user) => ({ ...given, user: user.trim() })),
    },
    { when: () => its.length > 1, ask: (given) => askWhere(at(signIn, 3), its, given) },
    { when: () => its.length > 0, ask: (given) => askAndTry(at(signIn, 4), its, given, services) },
  ]);
  if (!draft || refuseTwin(draft.user, its, profiles)) return;
  if (its.length === 0 && draft.field === 'password') {
    sayUnused(signIn);
    return;
  }
  // Agreed to with the old password: it is the same sign-in.
  const also = await agreedOrigins(its, services);
  if (draft.user !== signIn.user) {
    await writeSignIn({ name: signIn.name, user: draft.user });
    await keepMuted(its, draft.user, services);
  }
  if (!draft.tried) return;
  const { profile, password } = draft.tried;
  await storePassword(profile, password, passwords, { also });
  void showInformation(
    vscode.l10n.t('The sign-in “{0}” was changed for {1} of its servers.', signIn.name, its.length),
  );
}

async function askWhat(place: Place, draft: Draft, signIn: SharedSignIn): Promise<Answer<Draft>> {
  const items = [
    { label: vscode.l10n.t('Password'), field: 'password' as const },
    {
      label: vscode.l10n.t('User and password'),
      description: withoutIcons(draft.user),
      field: 'user' as const,
    },
  ];
  const active = items.find(({ field }) => field === draft.field);
  const asked = await askPick(place, vscode.l10n.t('What do you want to change?'), items, active);
  return into(asked, ({ field }) => withField(draft, field, signIn));
}

/** A user that was typed before is given up with the choice of the password alone. */
export function withField<D extends Pick<Draft, 'field' | 'user'>>(
  draft: D,
  field: Draft['field'],
  signIn: SharedSignIn,
): D {
  return { ...draft, field, user: field === 'user' ? draft.user : signIn.user };
}

async function askWhere(place: Place, its: readonly Profile[], draft: Draft): Promise<Answer<Draft>> {
  const items = [
    { label: vscode.l10n.t('The first that can be reached'), on: undefined },
    ...its.map((on) => ({ label: withoutIcons(on.name), description: new URL(on.origin).host, on })),
  ];
  const active = items.find(({ on }) => on === draft.on);
  const question = vscode.l10n.t('On which server is the password to be tried?');
  return into(await askPick(place, question, items, active), ({ on }) => ({ ...draft, on }));
}

async function askAndTry(
  place: Place,
  its: readonly Profile[],
  draft: Draft,
  services: Services,
): Promise<Answer<Draft>> {
  const on = draft.on ?? (await firstReachable(its)) ?? its[0];
  const profile = on && toProfile({ ...toEntry(on), user: draft.user });
  if (!profile) return { kind: 'stop' };
  const trust = await probeAndTrust(profile, services.pins);
  if (trust.kind === 'stopped') return { kind: 'stop' };
  if (trust.kind === 'failed') {
    void showWarning(vscode.l10n.t('{0} cannot be reached. Nothing was changed.', profile.name));
    return { kind: 'stop' };
  }
  return into(await askTypedPassword(place, profile, services), (password) => ({
    ...draft,
    tried: { profile, password },
  }));
}

/** Nothing but handshakes. */
function firstReachable(its: readonly Profile[]): Promise<Profile | undefined> {
  return withCancellableProgress(
    vscode.l10n.t('Looking for a server that can be reached…'),
    async (signal) => {
      for (const profile of its) {
        try {
          await probeServer(profile, signal);
          return profile;
        } catch (error) {
          if (!failureOf(error)) throw error;
          if (signal.aborted) return undefined;
        }
      }
      return undefined;
    },
  );
}

async function agreedOrigins(its: readonly Profile[], { passwords }: Services): Promise<readonly string[]> {
  const agreed = await Promise.all(its.map((profile) => passwords.get(profile).catch(() => undefined)));
  return its.map(({ origin }) => origin).filter((_, index) => agreed[index] !== undefined);
}

/** With its user a server has another id. */
async function keepMuted(its: readonly Profile[], user: string, { muted }: Services): Promise<void> {
  for (const profile of its.filter(({ id }) => muted.has(id))) {
    const renamed = toProfile({ ...toEntry(profile), user });
    if (renamed) await muted.mute(renamed.id);
    await muted.unmute(profile.id);
  }
}

/** With the new user one of the servers would be another entry once more. Says so. */
function refuseTwin(user: string, its: readonly Profile[], all: readonly Profile[]): boolean {
  const ids = new Set(its.map((profile) => toProfile({ ...toEntry(profile), user })?.id));
  const twin = all.find((profile) => !its.includes(profile) && ids.has(profile.id));
  if (twin)
    void showWarning(
      vscode.l10n.t('“{0}” is one of its servers with this user already. Nothing was changed.', twin.name),
    );
  return twin !== undefined;
}

function sayUnused({ name }: SharedSignIn): void {
  void showInformation(
    vscode.l10n.t(
      'No server uses the sign-in “{0}” yet; its password is asked for when it is first used.',
      name,
    ),
  );
}

function at({ name }: SharedSignIn, step: number): Place {
  return { title: vscode.l10n.t('Edit Sign-In {0}', name), step, totalSteps: 4 };
}
