import type { RawResponses } from '../details/rawResponses.ts';
import type { DetailsPanels } from '../details/detailsPanels.ts';
import type { Passwords } from '../servers/passwords.ts';
import type { Pins } from '../servers/pins.ts';
import type { SandboxServers } from '../servers/sandboxServers.ts';
import type { ChangeRecords } from '../servers/changeRecords.ts';
import type { ServerList } from '../servers/serverList.ts';
import type { Log } from '../ui/log.ts';

/** What commands work with. Each takes only what it needs of it. */
export interface Services {
  readonly servers: ServerList;
  readonly passwords: Passwords;
  readonly pins: Pins;
  readonly records: ChangeRecords;
  readonly sandbox: SandboxServers;
  readonly details: DetailsPanels;
  readonly raw: RawResponses;
  readonly log: Log;
}
