import * as vscode from 'vscode';
import { parseOrigin } from '../http/origin.ts';
import { proxyHost } from '../http/proxy/serverProxy.ts';
import { holdPins, type HeldPins } from '../servers/holdPins.ts';
import { toEntry, toProfile, type Profile, type ProfileEntry } from '../servers/profile.ts';
import type { SharedSignIn } from '../servers/readSignIns.ts';
import { askPick, type Answer, type Place } from '../ui/ask.ts';
import { showWarning } from '../ui/notice.ts';
import { targetServer } from '../ui/pick.ts';
import { into, runSteps, type Step } from '../ui/steps.ts';
import type { TriedPassword } from './flows/askPassword.ts';
import { askProxy } from './flows/askProxy.ts';
import { askWhoSignsIn, usableSignIns } from './flows/askSignIn.ts';
import { refuseSandbox } from './flows/refuseSandbox.ts';
import { readAnew, saveServer } from './flows/saveServer.ts';
import { askHost, askName, askUser } from './flows/serverQuestions.ts';
import { trustThenPassword } from './flows/trustThenPassword.ts';
import type { Services } from './services.ts';

type Field = 'name' | 'host' | 'user' | 'format' | 'proxy' | 'readOnly';

interface Draft {
  readonly field: Field;
  readonly edited: Profile;
  /** Absent when it is the server it was, and when it could not be reached and is saved without one. */
  readonly tried: TriedPassword | undefined;
}

/** Changes one thing about a server. A new host, port or user is a new identity: it must be signed in to again. */
export async function editServer(target: unknown, services: Services): Promise<void> {
  const server = await targetServer(target, services.servers, ({ profile }) => !profile.sandbox);
  if (!server || refuseSandbox(server.profile)) return;
  const before = server.profile;
  const start: Draft = { field: 'name', edited: before, tried: undefined };
  const pins = holdPins(services.pins);
  const draft = await runSteps(start, steps(before, services, pins));
  if (!draft) return;
  const { id: serverId } = draft.edited;
  const isOtherRow = serverId !== before.id;
  if (isOtherRow) services.expansion.carry(before.id, serverId);
  await saveServer(draft.edited, before, { pins, tried: draft.tried }, services);
  // The focus went with the row of the old identity.
  if (target && isOtherRow) await services.reveal({ serverId });
  await readAnew(draft.edited, services);
}

/** A person who stops at the certificate or the password changes nothing. */
function steps(before: Profile, services: Services, pins: HeldPins): readonly Step<Draft>[] {
  const { servers } = services;
  const others = servers.all.map(({ profile }) => profile).filter(({ id }) => id !== before.id);
  return [
    { ask: (draft) => askWhat(draft, before) },
    {
      ask: async (draft) =>
        into(await askField(draft.field, draft.edited, others, servers.signIns), (edited) => ({
          ...draft,
          edited,
        })),
    },
    {
      // Upper or lower case of the user makes no other server, but the password was given for exactly that name.
      when: ({ edited: { id, user, signIn } }) =>
        id !== before.id || user !== before.user || signIn !== before.signIn,
      ask: async (draft) =>
        into(
          await trustThenPassword(signInPlace(draft.edited), draft.edited, { ...services, pins }),
          (tried) => ({
            ...draft,
            tried,
          }),
        ),
    },
  ];
}

/** What was entered for another field before is given up: one thing is changed at a time. */
async function askWhat(draft: Draft, before: Profile): Promise<Answer<Draft>> {
  const items = fieldItems(before);
  const active = items.find(({ field }) => field === draft.field);
  const asked = await askPick(place(before, 1), vscode.l10n.t('What do you want to change?'), items, active);
  return into(asked, ({ field }) =>
    field === draft.field ? draft : { field, edited: before, tried: undefined },
  );
}

async function askField(
  field: Field,
  profile: Profile,
  others: readonly Profile[],
  signIns: readonly SharedSignIn[],
): Promise<Answer<Profile>> {
  const answer = await askEntry(field, profile, others, signIns);
  if (answer.kind !== 'value') return answer;
  const edited = toProfile(answer.value);
  return edited ? { kind: 'value', value: edited } : { kind: 'stop' };
}

async function askEntry(
  field: Field,
  profile: Profile,
  others: readonly Profile[],
  signIns: readonly SharedSignIn[],
): Promise<Answer<ProfileEntry>> {
  const entry = toEntry(profile);
  const here = place(profile, 2);
  switch (field) {
    case 'name':
      return into(await askName(here, profile.name, others), (name) => ({ ...entry, name: name.trim() }));
    case 'host':
      return askAddress(here, profile, others);
    case 'user':
      return askWho(here, profile, others, signIns);
    case 'format':
      return askFormat(here, entry);
    case 'proxy':
      return into(await askProxy(here, profile.proxy), (proxy) => ({ ...entry, proxy }));
    case 'readOnly':
      return { kind: 'value', value: { ...entry, readOnly: !profile.ownReadOnly } };
  }
}

/** A user of its own, or one of the sign-ins, where there are any. */
async function askWho(
  here: Place,
  profile: Profile,
  others: readonly Profile[],
  signIns: readonly SharedSignIn[],
): Promise<Answer<ProfileEntry>> {
  const { signIn, ...entry } = toEntry(profile);
  const usable = usableSignIns(profile.origin, signIns, others);
  const chosen = usable.length > 0 ? await askWhoSignsIn(here, signIn, usable) : undefined;
  if (chosen && chosen.kind !== 'value') return chosen;
  if (chosen?.value)
    return { kind: 'value', value: { ...entry, user: chosen.value.user, signIn: chosen.value.name } };
  return into(await askUser(here, profile.user, profile.origin, others), (user) => ({
    ...entry,
    user: user.trim(),
  }));
}

async function askAddress(
  here: Place,
  profile: Profile,
  others: readonly Profile[],
): Promise<Answer<ProfileEntry>> {
  const host = await askHost(here, new URL(profile.origin).host);
  if (host.kind !== 'value') return host;
  const parsed = parseOrigin(host.value);
  if (!parsed.ok) return { kind: 'stop' };
  const moved = { ...toEntry(profile), host: parsed.host, port: parsed.port ?? 443 };
  return refuseTwin(moved, others) ? { kind: 'stop' } : { kind: 'value', value: moved };
}

/** Two entries with one host, port and user would be one server twice. Says so. */
function refuseTwin(entry: ProfileEntry, others: readonly Profile[]): boolean {
  const twin = others.find(({ id }) => id === toProfile(entry)?.id);
  if (twin) {
    void showWarning(
      vscode.l10n.t('“{0}” is this server with this user already. Nothing was changed.', twin.name),
    );
  }
  return twin !== undefined;
}

async function askFormat(here: Place, entry: ProfileEntry): Promise<Answer<ProfileEntry>> {
  const items = [
    { label: vscode.l10n.t('As set for all servers'), format: undefined },
    { label: 'JSON', format: 'json' as const },
    { label: 'XML', format: 'xml' as const },
  ];
  const active = items.find(({ format }) => format === entry.format);
  const chosen = await askPick(here, vscode.l10n.t('Wire format for this server'), items, active);
  return into(chosen, ({ format }) => ({ ...entry, format }));
}

function fieldItems(profile: Profile): readonly (vscode.QuickPickItem & { readonly field: Field })[] {
  const format = profile.format?.toUpperCase() ?? vscode.l10n.t('as set for all servers');
  return [
    { field: 'name', label: vscode.l10n.t('Name'), description: profile.name },
    { field: 'host', label: vscode.l10n.t('Host and port'), description: new URL(profile.origin).host },
    { field: 'user', label: vscode.l10n.t('User'), description: userWords(profile) },
    { field: 'format', label: vscode.l10n.t('Wire format'), description: format },
    { field: 'proxy', label: vscode.l10n.t('Proxy'), description: proxyWords(profile) },
    profile.ownReadOnly
      ? {
          field: 'readOnly',
          label: vscode.l10n.t('Allow changes'),
          description: vscode.l10n.t('now read-only'),
        }
      : {
          field: 'readOnly',
          label: vscode.l10n.t('Mark read-only'),
          description: profile.readOnly
            ? vscode.l10n.t('its folder is already')
            : vscode.l10n.t('offer and send no change'),
        },
  ];
}

function userWords({ user, signIn }: Profile): string {
  return signIn === undefined ? user : vscode.l10n.t('{0} (sign-in “{1}”)', user, signIn);
}

function proxyWords({ proxy }: Profile): string {
  if (proxy === 'auto') return vscode.l10n.t('automatic');
  return proxy === 'off' ? vscode.l10n.t('off') : proxyHost(proxy);
}

function place({ name }: Profile, step: number): Place {
  return { title: vscode.l10n.t('Edit {0}', name), step, totalSteps: 2 };
}

function signInPlace({ name }: Profile): Place {
  return { title: vscode.l10n.t('Sign In to {0}', name), step: 3, totalSteps: 3 };
}
