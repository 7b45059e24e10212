import type { RawResponses } from '../details/rawResponses.ts';
import type { JournalPage } from '../documents/journalPage.ts';
import type { Pages } from '../documents/pages.ts';
import type { DetailsPanels } from '../details/detailsPanels.ts';
import type { MutedServers } from '../servers/mutedServers.ts';
import type { Passwords } from '../servers/passwords.ts';
import type { Pins } from '../servers/pins.ts';
import type { SandboxServers } from '../servers/sandboxServers.ts';
import type { ChangeJournal } from '../servers/changeJournal.ts';
import type { ChangeRecords } from '../servers/changeRecords.ts';
import type { EarlierReadings } from '../servers/earlierReadings.ts';
import type { ServerList } from '../servers/serverList.ts';
import type { WindowLock } from '../servers/windowLock.ts';
import type { Reveal } from '../tree/reveal.ts';
import type { Expansion } from '../tree/expansion.ts';
import type { Found } from '../tree/found.ts';
import type { KeyRows } from '../tree/keyRows.ts';
import type { Log } from '../ui/log.ts';

/** What commands work with. Each takes only what it needs of it. */
export interface Services {
  readonly servers: ServerList;
  readonly found: Found;
  readonly expansion: Expansion;
  readonly keyRows: KeyRows;
  readonly passwords: Passwords;
  readonly pins: Pins;
  readonly lock: WindowLock;
  readonly records: ChangeRecords;
  readonly journal: ChangeJournal;
  readonly sandbox: SandboxServers;
  readonly details: DetailsPanels;
  readonly raw: RawResponses;
  readonly pages: Pages;
  readonly readings: EarlierReadings;
  readonly journalPage: JournalPage;
  readonly log: Log;
  readonly muted: MutedServers;
  readonly reveal: Reveal;
}
