import type { SandboxClock, NetworkTime } from './clock.ts';
import type { Account } from './http/account.ts';
import type { Quirks } from './quirks.ts';
import type { World } from './world/world.ts';

/** What all locations of a run share. */
export interface Network {
  readonly world: World;
  readonly quirks: Quirks;
  /** Simulated time: syncing and removal. */
  readonly time: NetworkTime;
  /** Real time: sessions, limits, lockouts. */
  readonly clock: SandboxClock;
  /** By location key. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** The key of the location that listens on a port. */
  readonly keyOfPort: (port: number) => string | undefined;
  /** Takes one line per request, without anything secret. */
  readonly log: (line: string) => void;
}
