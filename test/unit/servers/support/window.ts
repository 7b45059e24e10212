import { join } from 'node:path';
import { systemClock, type Clock } from '../../../../src/http/clock.ts';
import type { LogLine } from '../../../../src/http/logLine.ts';
import { createListsFirst } from '../../../../src/servers/listsFirst.ts';
import { createPasswords, type Passwords } from '../../../../src/servers/passwords.ts';
import type { ProfileEntry, Profile } from '../../../../src/servers/profile.ts';
import { createChangeJournal, type ChangeJournal } from '../../../../src/servers/changeJournal.ts';
import { createChangeRecords, type ChangeRecords } from '../../../../src/servers/changeRecords.ts';
import { createServer, type Server } from '../../../../src/servers/server.ts';
import type { ServerState } from '../../../../src/servers/serverState.ts';
import type { Listed } from '../../../../src/servers/settleMarks.ts';
import { signInWithStored } from '../../../../src/servers/signInWithStored.ts';
import { createWindowLock, type WindowLock } from '../../../../src/servers/windowLock.ts';
import { aProfile } from './aProfile.ts';
import { createKeyring, type Keyring } from './keyring.ts';

/** Where a window connects to: an origin and the fingerprint to pin. */
export interface Place {
  readonly origin: string;
  readonly sha256: string;
}

export interface Opened {
  readonly server: Server;
  readonly profile: Profile;
  /** The kinds of the states it went through. */
  readonly states: ServerState['kind'][];
}

/** One VS Code window: its own view on the stored passwords, its own lock and records in the common folder. */
export interface Window {
  readonly passwords: Passwords;
  readonly lock: WindowLock;
  readonly records: ChangeRecords;
  readonly journal: ChangeJournal;
  /** The servers opened in it, and when they change. */
  readonly list: Listed;
  open(place: Place, different?: Partial<ProfileEntry>): Opened;
  close(): void;
}

export interface WindowOptions {
  /** Shared by the windows of one installation; by default its own. */
  readonly keyring?: Keyring;
  /** For what follows a lost answer. */
  readonly clock?: Clock;
  /** For the requests. */
  readonly sessionClock?: Clock;
  /** Takes every line that is written. */
  readonly log?: (line: LogLine) => void;
}

export function openWindow(folder: string, options: WindowOptions = {}): Window {
  const { keyring = createKeyring(), clock = systemClock, sessionClock = systemClock } = options;
  const { log = () => undefined } = options;
  const passwords = createPasswords(keyring.secrets(), join(folder, 'passwordMarks'));
  const lock = createWindowLock(folder);
  const records = createChangeRecords(join(folder, 'changes'), lock);
  const fault = (error: unknown) => {
    throw error;
  };
  const journal = createChangeJournal(join(folder, 'journal'), fault);
  const lists = createListsFirst(clock);
  const servers: Server[] = [];
  const listeners = new Set<(server: Server | undefined) => void>();
  const tell = (server: Server | undefined) => {
    for (const listener of listeners) listener(server);
  };
  records.onDidChange(() => tell(undefined));
  return {
    passwords,
    lock,
    records,
    journal,
    list: {
      all: servers,
      onDidChange: (listener) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    },
    open({ origin, sha256 }, different = {}) {
      const profile = aProfile(origin, 'operator', different);
      const states: ServerState['kind'][] = [];
      const server: Server = createServer(
        profile,
        {
          format: () => profile.format ?? 'json',
          trust: () => ({ kind: 'pin', sha256 }),
          signIn: signInWithStored(profile, passwords, lock),
          log,
          clock: sessionClock,
          fault,
          records,
          journal,
          lists,
        },
        () => {
          if (states.at(-1) !== server.state.kind) states.push(server.state.kind);
          tell(server);
        },
        clock,
      );
      servers.push(server);
      return { server, profile, states };
    },
    close() {
      for (const server of servers) server.dispose();
      passwords.dispose();
      records.dispose();
      journal.dispose();
    },
  };
}
