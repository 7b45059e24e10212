import type { CupiClient } from '../cupi/client.ts';
import type { Failure } from '../cupi/failure.ts';
import type { ConnectionLocation } from '../cupi/connectionLocation.ts';
import { applyChange, type Change, type Changed } from '../links/change.ts';
import { connect, type Connection, type ConnectOptions } from './connection.ts';
import { failureOf } from './failureOf.ts';
import type { Profile } from './profile.ts';
import { failedState, type ServerState } from './serverState.ts';

/** What a server needs from outside; the profile and its format are read anew for each session. */
export type ServerServices = Pick<ConnectOptions, 'trust' | 'signIn' | 'log' | 'format'>;

/** One configured server: its profile, its live session, and what was last read from it. */
export interface Server {
  readonly profile: Profile;
  readonly state: ServerState;
  /** Product version, once a reading of this session has given it. */
  readonly version: string | undefined;
  /** The server's own location in the network, once read. */
  readonly location: ConnectionLocation | undefined;
  /** Reads the list; the outcome is the state. A reading under way is shared. Rejects for a fault of our own only. */
  refresh(signal?: AbortSignal): Promise<void>;
  /** For reads beside the list. */
  client(): Promise<CupiClient>;
  /** Sends one change, then reads the list again. Rejects with a CupiError; a read-only server is never asked. */
  change(change: Change, signal: AbortSignal): Promise<Changed>;
  /** Closes the session: the next request signs in anew under the trust and password then in force. */
  reset(): void;
}

export function createServer(profile: Profile, services: () => ServerServices, onChange: () => void): Server {
  let state: ServerState = { kind: 'notLoaded', last: undefined };
  let connection: Promise<Connection> | undefined;
  let reading: Promise<void> | undefined;
  let about: { version: string | undefined; location: ConnectionLocation | undefined } | undefined;

  const enter = (next: ServerState) => {
    state = next;
    onChange();
  };
  const connected = () => (connection ??= connect({ profile, ...services() }));
  const client = async () => (await connected()).client;

  const read = async (signal: AbortSignal | undefined) => {
    const before = state;
    const session = connected();
    enter({ kind: 'connecting', last: before.last });
    try {
      const { client } = await session;
      const { links, date } = await client.list(signal);
      if (session !== connection) return;
      enter({ kind: 'ready', last: { links, serverNow: date, readAt: new Date() } });
      if (about) return;
      const told = await readAbout(client, signal);
      // What a reset or a cancel cut short says nothing of the server: the next reading asks again.
      if (session !== connection || signal?.aborted) return;
      about = told;
      onChange();
    } catch (error) {
      if (session !== connection) return;
      const failure = failureOf(error);
      if (!failure) {
        enter(before);
        throw error;
      }
      // A first reading that was cancelled must not look unread: it would be started again at once.
      const unchanged = failure.kind === 'cancelled' && before.kind !== 'notLoaded';
      enter(unchanged ? before : failedState(failure, before.last));
    }
  };

  const refresh = (signal?: AbortSignal) => {
    if (reading) return reading;
    const started = read(signal).finally(() => {
      if (reading === started) reading = undefined;
    });
    reading = started;
    return started;
  };

  return {
    profile,
    get state() {
      return state;
    },
    get version() {
      return about?.version;
    },
    get location() {
      return about?.location;
    },
    refresh,
    client,
    async change(change, signal) {
      if (profile.readOnly) throw readOnlyError(profile, change);
      try {
        return await applyChange(await client(), change, signal);
      } finally {
        await reading;
        await refresh();
      }
    },
    reset() {
      void connection?.then((open) => open.close());
      connection = undefined;
      reading = undefined;
      about = undefined;
      enter({ kind: 'notLoaded', last: undefined });
    },
  };
}

/** Facts that do not change during a session. What a server does not tell is left out, never an error. */
async function readAbout(client: CupiClient, signal: AbortSignal | undefined) {
  const version = await client.productVersion(signal).then(
    (given) => given.version,
    () => undefined,
  );
  const location = await client.locations(signal).then(
    (locations) =>
      locations.find(({ isPrimary }) => isPrimary) ?? (locations.length === 1 ? locations[0] : undefined),
    () => undefined,
  );
  return { version, location };
}

function readOnlyError(profile: Profile, change: Change): Error & { readonly failure: Failure } {
  const failure: Failure = { kind: 'readOnly', server: profile.name, operation: change.kind, sent: false };
  return Object.assign(new Error('read-only'), { name: 'CupiError', failure });
}
