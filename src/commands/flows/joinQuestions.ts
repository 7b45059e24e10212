import * as vscode from 'vscode';
import { secret, type Secret } from '../../http/secret.ts';
import { hasHost } from '../../links/farEnd.ts';
import type { Passwords } from '../../servers/passwords.ts';
import { knownServer } from '../../servers/knownServer.ts';
import type { Server } from '../../servers/server.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { askMany, askPick, askText, type Answer, type Place } from '../../ui/ask.ts';
import { into, type Step } from '../../ui/steps.ts';
import type { Services } from '../services.ts';
import { visible, withoutIcons } from '../../ui/text/visible.ts';
import { isBareHost } from '../../links/isBareHost.ts';
import { remoteHost } from './remoteHost.ts';

export interface JoinDraft {
  readonly remoteServer: string;
  readonly remoteUsername: string;
  readonly remotePassword: Secret;
  /** Id of the configured server whose stored sign-in is used, read when it is sent; its steps are then skipped. */
  readonly takenFrom: string | undefined;
  readonly options: JoinOptions;
  /** Where the answers that the questions began with come from, for the question that confirms. */
  readonly note?: string | undefined;
}

export interface JoinOptions {
  readonly acceptSelfSigned: boolean;
  readonly acceptErrors: boolean;
  readonly directorySync: boolean;
  readonly voiceNameSync: boolean;
}

/** Where to, as whom, with which options. Choosing a configured server answers the first three at once. */
export function joinSteps(server: Server, services: Services): readonly Step<JoinDraft>[] {
  const at = (step: number): Place => ({
    title: vscode.l10n.t('Join {0} with a Remote Server', server.profile.name),
    step,
    totalSteps: 5,
  });
  const when = (draft: JoinDraft) => draft.takenFrom === undefined;
  return [
    { ask: (draft) => askWhere(at(1), draft, server, services) },
    {
      when,
      ask: async (draft) =>
        into(await askRemoteServer(at(2), draft, services.servers), (remoteServer) =>
          moved(draft, { remoteServer }),
        ),
    },
    {
      when,
      ask: async (draft) =>
        into(await askRemoteUser(at(3), draft), (answer) => moved(draft, { remoteUsername: answer.trim() })),
    },
    {
      when,
      ask: async (draft) =>
        into(await askRemotePassword(at(4), draft), (typed) => ({ ...draft, remotePassword: secret(typed) })),
    },
    { ask: async (draft) => into(await askOptions(at(5), draft), (options) => ({ ...draft, options })) },
  ];
}

/** A password that was typed for one server and user is not for another. */
function moved(draft: JoinDraft, to: Partial<Pick<JoinDraft, 'remoteServer' | 'remoteUsername'>>): JoinDraft {
  const next = { ...draft, ...to };
  const same = next.remoteServer === draft.remoteServer && next.remoteUsername === draft.remoteUsername;
  return same ? next : { ...next, remotePassword: secret('') };
}

async function askWhere(
  place: Place,
  draft: JoinDraft,
  server: Server,
  { servers, passwords }: Services,
): Promise<Answer<JoinDraft>> {
  const typed = {
    label: vscode.l10n.t('Another server…'),
    detail: vscode.l10n.t('Enter its host name, user and password'),
    other: undefined,
    stored: false,
  };
  const configured = servers.all.filter((other) => mayBeJoined(other, server, servers));
  const items = await Promise.all(configured.map((other) => configuredItem(other, passwords)));
  const active = items.find(({ other }) => other.profile.id === draft.takenFrom);
  const question = vscode.l10n.t('Which server is to be joined?');
  const chosen = await askPick(place, question, [typed, ...items], active);
  if (chosen.kind !== 'value') return chosen;
  const { other, stored } = chosen.value;
  if (!other) return { kind: 'value', value: { ...draft, takenFrom: undefined } };
  const start = moved(draft, { remoteServer: remoteName(other) ?? '', remoteUsername: other.profile.user });
  if (!stored) return { kind: 'value', value: { ...start, takenFrom: undefined } };
  return {
    kind: 'value',
    value: { ...start, remotePassword: secret(''), takenFrom: other.profile.id },
  };
}

/** A configured server as a row to choose from, and whether its sign-in is stored. */
export async function configuredItem(other: Server, passwords: Passwords) {
  const { name, user } = other.profile;
  // A secret storage that fails must not keep anyone from typing a password.
  const record = await passwords.get(other.profile).catch(() => undefined);
  const stored = record !== undefined && !record.refused;
  return {
    label: withoutIcons(name),
    description: withoutIcons(visible(remoteName(other) ?? '')),
    detail: stored
      ? vscode.l10n.t('With its stored sign-in, “{0}”', user)
      : vscode.l10n.t('As “{0}”; its password is not stored and will be asked for', user),
    other,
    stored,
  };
}

/** A join changes both ends, and the sandbox knows only its own: no real password is ever given to it. */
export function mayBeJoined(other: Server, server: Server, { all }: ServerList): boolean {
  const sameWorld = other.profile.sandbox === server.profile.sandbox;
  if (other === server || !sameWorld || other.profile.readOnly) return false;
  const host = remoteName(other);
  // Behind one address several servers may stand at different ports: which one is meant has just been chosen.
  const rest = all.filter(
    ({ profile }) => profile.host !== other.profile.host || profile.port === other.profile.port,
  );
  return host !== undefined && !markedReadOnly(host, rest);
}

/** The name the other server goes by in the network: its own location's, which is also what certificates carry. */
export function remoteName({ location, profile }: Server): string | undefined {
  return remoteHost(location?.hostAddress, profile);
}

function markedReadOnly(host: string, all: readonly Server[]): Server | undefined {
  return all.find((other) => other.profile.readOnly && hasHost(knownServer(other), host));
}

function askRemoteServer(
  place: Place,
  { remoteServer }: JoinDraft,
  { all }: ServerList,
): Promise<Answer<string>> {
  return askText(place, {
    prompt: vscode.l10n.t(
      'RemoteServer: host name, full domain name or IP address of the publisher to join. It must match the common name of its certificate, and takes no port.',
    ),
    placeholder: 'cuc2.example.com',
    value: remoteServer,
    validate: (text) => {
      if (text.trim() === '') return vscode.l10n.t('Enter the remote server.');
      const marked = markedReadOnly(text.trim(), all);
      if (marked)
        return vscode.l10n.t('{0} is marked read-only, and a join changes both ends.', marked.profile.name);
      return isBareHost(text)
        ? undefined
        : vscode.l10n.t('Enter the host alone, without https:// and without a port.');
    },
  });
}

function askRemoteUser(place: Place, { remoteUsername }: JoinDraft): Promise<Answer<string>> {
  return askText(place, {
    prompt: vscode.l10n.t(
      'RemoteUsername: an administrator on the remote server with the System Administrator role.',
    ),
    value: remoteUsername,
    validate: (text) => (text.trim() === '' ? vscode.l10n.t('Enter the remote user name.') : undefined),
  });
}

function askRemotePassword(
  place: Place,
  { remoteServer, remotePassword }: JoinDraft,
): Promise<Answer<string>> {
  return askText(place, {
    prompt: vscode.l10n.t('RemotePassword: sent once with the join to {0}, and not kept.', remoteServer),
    password: true,
    value: remotePassword.reveal(),
    validate: (text) => (text === '' ? vscode.l10n.t('Enter the remote password.') : undefined),
  });
}

export async function askOptions(
  place: Place,
  { options }: Pick<JoinDraft, 'options'>,
): Promise<Answer<JoinOptions>> {
  const items = optionItems();
  const chosen = items.filter(({ key }) => options[key]);
  const answer = await askMany(
    place,
    vscode.l10n.t('Options of the link. UseSSL is always on at a join.'),
    items,
    chosen,
  );
  return into(answer, (ticked) => {
    const has = (key: keyof JoinOptions) => ticked.some((item) => item.key === key);
    return {
      acceptSelfSigned: has('acceptSelfSigned'),
      acceptErrors: has('acceptErrors'),
      directorySync: has('directorySync'),
      voiceNameSync: has('voiceNameSync'),
    };
  });
}

function optionItems(): readonly (vscode.QuickPickItem & { readonly key: keyof JoinOptions })[] {
  return [
    {
      key: 'acceptSelfSigned',
      label: 'AcceptSelfSignedCertificates',
      detail: vscode.l10n.t(
        'Let the remote server use a self-signed certificate. Most Unity Connection servers do.',
      ),
    },
    {
      key: 'acceptErrors',
      label: 'AcceptCertificateErrors',
      detail: vscode.l10n.t('Ignore every problem of the remote certificate, a wrong name included.'),
    },
    {
      key: 'directorySync',
      label: 'EnableDirectorySync',
      detail: vscode.l10n.t('Start the task that synchronizes the directory. On by default on Cisco’s page.'),
    },
    {
      key: 'voiceNameSync',
      label: 'EnableVoicenameSync',
      detail: vscode.l10n.t(
        'Start the task that synchronizes recorded names. On by default on Cisco’s page.',
      ),
    },
  ];
}
