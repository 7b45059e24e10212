import * as vscode from 'vscode';
import { parseOrigin } from '../http/origin.ts';
import { toProfile, type Profile } from '../servers/profile.ts';
import { writeProfile } from '../servers/settings.ts';
import type { Answer, Place } from '../ui/ask.ts';
import { showInformation } from '../ui/notice.ts';
import { into, runSteps, type Step } from '../ui/steps.ts';
import { linkCount } from '../ui/text/linkCount.ts';
import { askPassword, type TriedPassword } from './flows/askPassword.ts';
import { probeAndTrust } from './flows/probeAndTrust.ts';
import { maySave } from './flows/maySave.ts';
import { askHost, askName, askUser } from './flows/serverQuestions.ts';
import type { Services } from './services.ts';
import { storePassword } from './flows/storePassword.ts';

interface Draft {
  readonly name: string;
  readonly host: string;
  readonly user: string;
  /** Absent when the server could not be reached and is saved without one. */
  readonly tried: TriedPassword | undefined;
}

/** Name, host, user, then the certificate, then the password, then a test: nothing is saved before all of it. */
export async function addServer(services: Services): Promise<void> {
  const start: Draft = { name: '', host: '', user: '', tried: undefined };
  const draft = await runSteps(start, steps(services));
  const profile = draft && profileOf(draft);
  if (!draft || !profile) return;
  if (draft.tried && !(await maySave(profile.name, draft.tried.result))) return;
  // The profile first: a password without a server in the list would be out of sight.
  await writeProfile(profile);
  if (draft.tried) await storePassword(profile, draft.tried.password.reveal(), services.passwords);
  const links = draft.tried?.result.kind === 'ok' ? draft.tried.result : undefined;
  if (links) void showInformation(savedText(profile, links));
  // It may have been read already, before there was a password.
  const server = services.servers.get(profile.id);
  server?.reset();
  await server?.refresh();
}

function steps(services: Services): readonly Step<Draft>[] {
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
    { ask: (draft) => trustThenPassword(draft, services) },
  ];
}

/** The password is not even asked for before the certificate has been looked at. */
async function trustThenPassword(draft: Draft, services: Services): Promise<Answer<Draft>> {
  const profile = profileOf(draft);
  if (!profile) return { kind: 'back' };
  const trust = await probeAndTrust(profile, services.pins);
  if (trust.kind === 'stopped') return { kind: 'stop' };
  if (trust.kind === 'failed') {
    const save = await maySave(profile.name, trust);
    return save ? { kind: 'value', value: { ...draft, tried: undefined } } : { kind: 'back' };
  }
  return into(await askPassword(place(4), profile, services), (tried) => ({ ...draft, tried }));
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
