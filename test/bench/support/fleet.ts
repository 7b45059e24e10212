import { join } from 'node:path';
import type { Disposable } from 'vscode';
import { keepAttention } from '../../../src/attention/keepAttention.ts';
import { createBacklogs } from '../../../src/servers/backlogs.ts';
import { createChangeJournal } from '../../../src/servers/changeJournal.ts';
import { createChangeRecords } from '../../../src/servers/changeRecords.ts';
import { createEarlierReadings } from '../../../src/servers/earlierReadings.ts';
import { createMutedServers } from '../../../src/servers/mutedServers.ts';
import { createPasswords } from '../../../src/servers/passwords.ts';
import { createPins } from '../../../src/servers/pins.ts';
import type { Profile } from '../../../src/servers/profile.ts';
import { createSandboxServers } from '../../../src/servers/sandboxServers.ts';
import { createServerList, type ServerList } from '../../../src/servers/serverList.ts';
import { settleMarks } from '../../../src/servers/settleMarks.ts';
import { createToldTroubles } from '../../../src/servers/toldTroubles.ts';
import { createWindowLock } from '../../../src/servers/windowLock.ts';
import { createExpansion } from '../../../src/tree/expansion.ts';
import { createFound, type Found } from '../../../src/tree/found.ts';
import { keepHeader } from '../../../src/tree/keepHeader.ts';
import { createServersTree } from '../../../src/tree/serversTree.ts';
import { keepMenus } from '../../../src/ui/keepMenus.ts';
import { createLog } from '../../../src/ui/log.ts';
import { createPace, type Pace } from '../../../src/ui/pace.ts';
import { presentSettled } from '../../../src/ui/presentSettled.ts';
import { createKeyring } from '../../unit/servers/support/keyring.ts';
import { memento } from '../../unit/servers/support/memento.ts';
import { configure } from './configure.ts';
import { password, type Place } from './unity.ts';

export interface Fleet {
  readonly servers: ServerList;
  readonly found: Found;
  readonly tree: ReturnType<typeof createServersTree>;
  readonly pace: Pace;
  dispose(): void;
}

/**
 * The model and the tree as start() builds them, with all that looks at each reading but what begins readings by itself,
 * for servers of the settings at these places, with their passwords in a secret storage.
 */
export async function openFleet(places: readonly Place[], folder: string): Promise<Fleet> {
  configure(places);
  const fault = (error: unknown) => {
    throw error;
  };
  const lock = createWindowLock(folder);
  const passwords = createPasswords(createKeyring().secrets(), join(folder, 'passwordMarks'));
  const pins = createPins(memento());
  const records = createChangeRecords(join(folder, 'changes'), lock);
  const journal = createChangeJournal(join(folder, 'journal'), fault);
  const log = createLog((text) => servers.redact(text));
  const logOf = (profile: Profile) => log.requestsOf(profile);
  const servers: ServerList = createServerList({ passwords, pins, lock, records, journal, logOf, fault });
  for (const { origin, sha256 } of places) pins.pinForSession(origin, sha256);
  await Promise.all(servers.all.map(({ profile }) => passwords.store(profile, password)));
  const found = createFound(servers, memento());
  const pace = createPace();
  const tree = createServersTree(servers, { found, expansion: createExpansion(memento()) }, pace);
  const sandbox = createSandboxServers(servers, { passwords, pins, records, journal });
  const told = createToldTroubles(join(folder, 'told'));
  const all: readonly Pick<Disposable, 'dispose'>[] = [
    // Whoever looks at each reading.
    createBacklogs(servers),
    createEarlierReadings(servers),
    keepMenus(servers, sandbox),
    settleMarks(servers, { records, journal }, presentSettled),
    keepAttention({ servers, view: {}, told, muted: createMutedServers(memento()), log }),
    keepHeader({}, found, servers, pace),
    pace,
    tree,
    found,
    sandbox,
    servers,
    passwords,
    records,
    journal,
    log,
  ];
  return {
    servers,
    found,
    tree,
    pace,
    dispose() {
      for (const one of all) one.dispose();
    },
  };
}
