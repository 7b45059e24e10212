import * as vscode from 'vscode';
import { parseOrigin } from '../http/origin.ts';
import { holdPins, type HeldPins } from '../servers/holdPins.ts';
import { toProfile, type Profile } from '../servers/profile.ts';
import type { Answer, Place } from '../ui/ask.ts';
import { showInformation } from '../ui/notice.ts';
import { offerSettingsFile } from '../ui/openSettingsFile.ts';
import { into, runSteps, type Step } from '../ui/steps.ts';
import { linkCount } from '../ui/text/linkCount.ts';
import type { TriedPassword } from './flows/askPassword.ts';
import { readAnew, saveServer } from './flows/saveServer.ts';
import { askHost, askName, askUser } from './flows/serverQuestions.ts';
import { trustThenPassword } from './flows/trustThenPassword.ts';
import type { Trying } from './flows/tryConnection.ts';
import type { Services } from './services.ts';

interface Draft {
  readonly name: string;
  readonly host: string;
  readonly user: string;
  /** Absent when the server could not be reached and is saved without one. */
  readonly tried: TriedPassword | undefined;
}

/** Name, host, user, then the certificate, then the password, then a test: nothing is saved before all of it. */
export async function addServer(services: Services): Promise<void> {
  if (services.servers.invalid.some(({ reason }) => reason === 'notAList')) return sayNotAList();
  const start: Draft = { name: '', host: '', user: '', tried: undefined };
  const pins = holdPins(services.pins);
  const draft = await runSteps(start, steps(services, pins));
  const profile = draft && profileOf(draft);
  if (!draft || !profile) return;
  await saveServer(profile, undefined, { pins, tried: draft.tried }, services);
  const links = draft.tried?.result.kind === 'ok' ? draft.tried.result : undefined;
  if (links) void showInformation(savedText(profile, links));
  await readAnew(profile, services);
}

/** Before anything is asked: a setting that cannot be read as a list is not written over. */
function sayNotAList(): Promise<void> {
  return offerSettingsFile(
    vscode.l10n.t(
      'The setting “cucLinks.servers” is not a list, so no server can be added to it. Put “[” and “]” around its entries.',
    ),
  );
}

function steps(services: Services, pins: HeldPins): readonly Step<Draft>[] {
  const others = services.servers.all.map(({ profile }) => profile);
  return [
    {
      ask: async (draft) =>
        into(await askName(place(1), draft.name, others), (name) => ({ ...draft, name: name.trim() })),
    },
    { ask: async (draft) => into(await askHost(place(2), draft.host), (host) => ({ ...draft, host })) },
    {
      ask: async (draft) =>
        into(await askUser(place(3), draft.user, originOf(draft), others), (user) => ({
          ...draft,
          user: user.trim(),
        })),
    },
    { ask: (draft) => askSignIn(draft, { pins, log: services.log }) },
  ];
}

async function askSignIn(draft: Draft, trying: Trying): Promise<Answer<Draft>> {
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

function profileOf({ name, host, user }: Draft): Profile | undefined {
  const parsed = parseOrigin(host);
  return parsed.ok ? toProfile({ name, host: parsed.host, port: parsed.port ?? 443, user }) : undefined;
}

function savedText(
  { name }: Profile,
  { version, links }: { version: string | undefined; links: number },
): string {
  return version === undefined
    ? vscode.l10n.t('{0} was added: {1}.', name, linkCount(links))
    : vscode.l10n.t('{0} was added: release {1}, {2}.', name, version, linkCount(links));
}
