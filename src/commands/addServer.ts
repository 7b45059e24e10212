import * as vscode from 'vscode';
import { parseOrigin } from '../http/origin.ts';
import { holdPins, type HeldPins } from '../servers/holdPins.ts';
import { toEntry, toProfile, type Profile, type ProfileEntry } from '../servers/profile.ts';
import type { SharedSignIn } from '../servers/readSignIns.ts';
import type { Answer, Place } from '../ui/ask.ts';
import { showInformation } from '../ui/notice.ts';
import { into, runSteps, type Step } from '../ui/steps.ts';
import { linkCount } from '../ui/text/linkCount.ts';
import type { TriedPassword } from './flows/askPassword.ts';
import { askWhoSignsIn, usableSignIns } from './flows/askSignIn.ts';
import { refuseBrokenList } from './flows/refuseBrokenList.ts';
import { readAnew, saveServer } from './flows/saveServer.ts';
import { askHost, askName, askUser } from './flows/serverQuestions.ts';
import { trustThenPassword } from './flows/trustThenPassword.ts';
import type { Trying } from './flows/tryConnection.ts';
import type { SignInServices } from './flows/useSignIn.ts';
import type { Services } from './services.ts';

interface Draft {
  /** Has what no question is about. */
  readonly suggested: ProfileEntry | undefined;
  readonly name: string;
  readonly host: string;
  readonly user: string;
  /** The shared sign-in that `user` is of. */
  readonly signIn: string | undefined;
  /** Absent when the server could not be reached and is saved without one. */
  readonly tried: TriedPassword | undefined;
}

/**
 * Name, host, user, then the certificate, then the password, then a test: nothing is saved before all of it. The
 * questions begin with what is `suggested`, and what of that is not asked for is taken over.
 */
export async function addServer(services: Services, suggested?: Profile): Promise<void> {
  if (refuseBrokenList(services.servers)) return;
  const start: Draft = {
    name: suggested?.name ?? '',
    host: suggested ? new URL(suggested.origin).host : '',
    user: suggested?.user ?? '',
    signIn: undefined,
    suggested: suggested && toEntry(suggested),
    tried: undefined,
  };
  const pins = holdPins(services.pins);
  const draft = await runSteps(start, steps(services, pins));
  const profile = draft && profileOf(draft);
  if (!draft || !profile) return;
  await saveServer(profile, undefined, { pins, tried: draft.tried }, services);
  await services.reveal({ serverId: profile.id });
  const links = draft.tried?.result.kind === 'ok' ? draft.tried.result : undefined;
  if (links) void showInformation(savedText(profile, links));
  await readAnew(profile, services);
}

function steps(services: Services, pins: HeldPins): readonly Step<Draft>[] {
  const others = services.servers.all.map(({ profile }) => profile);
  const signInsFor = (draft: Draft) => usableSignIns(originOf(draft), services.servers.signIns, others);
  return [
    {
      ask: async (draft) =>
        into(await askName(place(1), draft.name, others), (name) => ({ ...draft, name: name.trim() })),
    },
    { ask: async (draft) => into(await askHost(place(2), draft.host), (host) => ({ ...draft, host })) },
    {
      when: (draft) => signInsFor(draft).length > 0,
      ask: (draft) => askWho(draft, signInsFor(draft)),
    },
    {
      when: ({ signIn }) => signIn === undefined,
      ask: async (draft) =>
        into(await askUser(place(3), draft.user, originOf(draft), others), (user) => ({
          ...draft,
          user: user.trim(),
        })),
    },
    { ask: (draft) => askSignIn(draft, { ...services, pins }) },
  ];
}

/** A user that was typed before stays for when a sign-in is not wanted after all. */
async function askWho(draft: Draft, signIns: readonly SharedSignIn[]): Promise<Answer<Draft>> {
  return into(await askWhoSignsIn(place(3), draft.signIn, signIns), (chosen) => {
    if (chosen) return { ...draft, signIn: chosen.name, user: chosen.user };
    return draft.signIn === undefined ? draft : { ...draft, signIn: undefined, user: '' };
  });
}

async function askSignIn(draft: Draft, trying: Trying & SignInServices): Promise<Answer<Draft>> {
  const profile = profileOf(draft);
  if (!profile) return { kind: 'back' };
  return into(await trustThenPassword(place(4), profile, trying), (tried) => ({ ...draft, tried }));
}

function place(step: number): Place {
  return { title: vscode.l10n.t('Add Server'), step, totalSteps: 4 };
}

function originOf({ host }: Draft): string {
  const parsed = parseOrigin(host);
  return parsed.ok ? parsed.origin : '';
}

function profileOf({ name, host, user, signIn, suggested }: Draft): Profile | undefined {
  const parsed = parseOrigin(host);
  if (!parsed.ok) return undefined;
  return toProfile({ ...suggested, name, host: parsed.host, port: parsed.port ?? 443, user, signIn });
}

function savedText(
  { name }: Profile,
  { version, links }: { version: string | undefined; links: number },
): string {
  return version === undefined
    ? vscode.l10n.t('{0} was added: {1}.', name, linkCount(links))
    : vscode.l10n.t('{0} was added: release {1}, {2}.', name, version, linkCount(links));
}
