import * as vscode from 'vscode';
import { farEndOf } from '../links/farEnd.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { ChangeJournal } from './changeJournal.ts';
import type { ChangeRecords } from './changeRecords.ts';
import type { ConnectOptions } from './connection.ts';
import type { Folder } from './folders.ts';
import { knownServer } from './knownServer.ts';
import { createListsFirst } from './listsFirst.ts';
import { rememberNetworkSettings } from './networkSettings.ts';
import { concerns, type Passwords } from './passwords.ts';
import type { Pins } from './pins.ts';
import { isSameServer, type Profile } from './profile.ts';
import type { InvalidProfile } from './readProfiles.ts';
import type { SharedSignIn } from './readSignIns.ts';
import { resetIfPasswordMatters } from './resetIfPasswordMatters.ts';
import { createServer, type Server } from './server.ts';
import { configuredServers, defaultFormat } from './settings.ts';
import { signInWithStored } from './signInWithStored.ts';
import type { WindowLock } from './windowLock.ts';

export interface ServerListServices {
  readonly passwords: Passwords;
  readonly pins: Pins;
  readonly lock: WindowLock;
  readonly records: ChangeRecords;
  readonly journal: ChangeJournal;
  readonly logOf: (profile: Profile) => ConnectOptions['log'];
  /** Takes a fault of our own. */
  readonly fault: (error: unknown) => void;
}

/** Every server we talk to: the configured ones in the order of the setting, then the sandbox's. */
export interface ServerList {
  dispose(): void;
  /** The same object until another server comes, goes, is renamed or arranged elsewhere. */
  readonly all: readonly Server[];
  readonly invalid: readonly InvalidProfile[];
  /** Every folder of the view, empty ones too, in the order of the setting. */
  readonly folders: readonly Folder[];
  /** The sign-ins that servers may share. */
  readonly signIns: readonly SharedSignIn[];
  get(id: string): Server | undefined;
  /** The configured server at the other side of a link of `server`, if it can be told. */
  farEnd(server: Server, link: HttpsLink): Server | undefined;
  /** Replaces the sandbox's servers; an empty list when it has stopped. */
  setSandbox(profiles: readonly Profile[]): void;
  /** Takes the secrets of all sessions out of a text. */
  redact(text: string): string;
  /** The server whose state changed, or `undefined` when the list itself did. */
  readonly onDidChange: vscode.Event<Server | undefined>;
}

export function createServerList(services: ServerListServices): ServerList {
  const changed = new vscode.EventEmitter<Server | undefined>();
  let configured = configuredServers();
  let format = defaultFormat();
  const network = rememberNetworkSettings();
  let sandbox: readonly Profile[] = [];
  let servers = new Map<string, Server>();
  let all: readonly Server[] = [];
  const lists = createListsFirst();

  const create = (profile: Profile): Server => {
    const server: Server = createServer(
      profile,
      {
        format: () => profile.format ?? format,
        trust: () => services.pins.trustFor(profile.origin),
        signIn: signInWithStored(profile, services.passwords, services.lock),
        log: (line, redact) => services.logOf(server.profile)(line, redact),
        network,
        fault: services.fault,
        records: services.records,
        journal: services.journal,
        lists,
      },
      () => changed.fire(server),
    );
    return server;
  };

  const reconcile = () => {
    const before = servers;
    servers = new Map();
    for (const profile of [...configured.profiles, ...sandbox]) {
      const known = before.get(profile.id);
      const same = known && isSameServer(known.profile, profile);
      if (same) known.arrange(profile);
      servers.set(profile.id, same ? known : create(profile));
    }
    all = [...servers.values()];
    const gone = [...before.values()].filter((server) => servers.get(server.profile.id) !== server);
    for (const server of gone) retire(server).catch(services.fault);
    changed.fire(undefined);
  };

  /** A change that was under way when its entry was edited shows in the list of the one that took its place. */
  const retire = async (server: Server) => {
    const hasChanged = await server.retire();
    if (hasChanged) await servers.get(server.profile.id)?.refreshAnew();
  };

  /**
   * Only for servers without a format of their own. VS Code announces restricted settings when a folder is trusted,
   * changed or not.
   */
  const takeFormat = () => {
    const before = format;
    format = defaultFormat();
    if (format === before) return;
    for (const server of servers.values()) if (server.profile.format === undefined) server.reset();
  };

  const subscriptions = [
    vscode.workspace.onDidChangeConfiguration((event) => {
      network.forget();
      takeFormat();
      if (reachSettings.some((name) => event.affectsConfiguration(name))) tryFailedAgain(servers.values());
      if (!listSettings.some((name) => event.affectsConfiguration(name))) return;
      configured = configuredServers();
      reconcile();
    }),
    services.records.onDidChange((origin) => {
      for (const server of servers.values()) if (server.profile.origin === origin) changed.fire(server);
    }),
    services.passwords.onDidChange((change) => {
      for (const server of servers.values())
        if (concerns(change, server.profile))
          resetIfPasswordMatters(server, services.passwords).catch(services.fault);
    }),
  ];
  reconcile();

  return {
    get all() {
      return all;
    },
    get invalid() {
      return configured.invalid;
    },
    get folders() {
      return configured.folders;
    },
    get signIns() {
      return configured.signIns;
    },
    get: (id) => servers.get(id),
    farEnd(server, link) {
      const others = [...servers.values()].filter((other) => other !== server);
      const found = farEndOf(link, others.map(knownServer));
      return found && servers.get(found.id);
    },
    setSandbox(profiles) {
      sandbox = profiles;
      reconcile();
    },
    redact: (text) => [...servers.values()].reduce((left, server) => server.redact(left), text),
    onDidChange: changed.event,
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      for (const server of servers.values()) server.dispose();
      changed.dispose();
    },
  };
}

/** What decides which servers there are, who signs in to them, and which of them may be changed. */
const listSettings = ['cucLinks.servers', 'cucLinks.folders', 'cucLinks.signIns'];

/** What decides how servers are reached and judged. */
const reachSettings = ['cucLinks.certificateAuthorities', 'http'];

/** What was out of reach or not trusted may be so no longer. */
function tryFailedAgain(servers: Iterable<Server>): void {
  for (const server of servers) if (server.state.kind === 'failed') server.reset();
}
