import type { CupiClient } from '../cupi/client.ts';
import type { Failure } from '../cupi/failure.ts';
import type { Validity } from '../http/certificate.ts';
import { systemClock, type Clock } from '../http/clock.ts';
import type { Change } from '../links/change.ts';
import { isTaken, type ChangeEnd } from '../links/changeEnd.ts';
import type { Carrying } from '../links/carryOut.ts';
import { createAbout, nothingKnown, type Facts } from './about.ts';
import { createBreaker } from './breaker.ts';
import type { ChangeJournal } from './changeJournal.ts';
import type { ChangeRecords, VerifyMark } from './changeRecords.ts';
import { connect, type Connection, type ConnectOptions } from './connection.ts';
import { failureOf } from './failureOf.ts';
import type { ListsFirst } from './listsFirst.ts';
import { ownTurn } from './ownTurn.ts';
import type { Profile, WireFormat } from './profile.ts';
import { createShared } from './shared.ts';
import { comesRightByItself, failedState, nextSnapshot, type ServerState } from './serverState.ts';

/** What a server needs from outside. */
export type ServerServices = Pick<ConnectOptions, 'trust' | 'signIn' | 'log' | 'network' | 'clock'> & {
  /** Asked at the beginning of each session. */
  readonly format: () => WireFormat;
  /** Takes a fault of our own, which no state can show. */
  readonly fault: (error: unknown) => void;
  readonly records: ChangeRecords;
  readonly journal: ChangeJournal;
  readonly lists: ListsFirst;
};

/** How a change is followed. */
export type Following = Pick<Carrying, 'signal' | 'again' | 'onLost' | 'batch'>;

/**
 * One configured server: its profile, its live session, and what was last read from it. It has no accessors: V8 keeps an
 * object with any as a dictionary, which takes two kilobytes more, and there are a thousand of these.
 */
export interface Server extends Facts {
  readonly profile: Profile;
  readonly state: ServerState;
  /** Of what it showed when it was last connected to: trusted, but a pinned certificate may have expired. */
  certificateValidity(): Validity | undefined;
  /** Changes of it whose outcome is not known, in whichever window they were sent. */
  marks(): readonly VerifyMark[];
  /** Reads the list. Never rejects: the outcome is the state. A reading under way is shared. */
  refresh(signal?: AbortSignal): Promise<void>;
  /** The same, but never by a reading that has begun before. */
  refreshAnew(): Promise<void>;
  /** The same in the background: left out where only a person can help, or while {@link pausedUntil}. */
  poll(): Promise<void>;
  /** When it was last asked for a reading, also one that was left out: in ticks of the clock, `undefined` before. */
  readonly askedAt: number | undefined;
  /** When background readings go on, after three in a row that did not reach the server. */
  pausedUntil(): Date | undefined;
  /** The server has said that it is busy, and the reading under way waits to ask again. */
  readonly busy: boolean;
  /** For reads beside the list. */
  client(): Promise<CupiClient>;
  /** Carries out one change, then reads the list again. A read-only server is never asked. */
  change(change: Change, following: Following): Promise<ChangeEnd>;
  /** Takes the secrets of its session out of a text. */
  redact(text: string): string;
  /** The next request signs in anew under the trust and password then in force. A change under way is let finish. */
  reset(): void;
  /** The same, while what was last read is still shown. To be followed by a {@link refresh}. */
  signInAnew(): void;
  /**
   * Its profile is not the configured one any more: like {@link reset}, and no change is sent through it again. Resolves
   * to whether changes were under way, once they have ended.
   */
  retire(): Promise<boolean>;
  /** Takes over its name and where it now stands in the list: of a profile that is the same server otherwise. */
  arrange(profile: Profile): void;
  /** Aborts whatever is under way. */
  dispose(): void;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const notLoaded: ServerState = { kind: 'notLoaded', last: undefined };

export function createServer(
  profile: Profile,
  services: ServerServices,
  onChange: () => void,
  clock: Clock = systemClock,
): Server {
  const breaker = createBreaker(clock);
  let connection: Promise<Connection> | undefined;
  let live: Connection | undefined;
  let about = createAbout(services.lists);
  const changing = new Set<Promise<unknown>>();
  const disposed = new AbortController();
  let retired = false;

  const setBusy = (now: boolean) => {
    if (server.busy === now) return;
    server.busy = now;
    onChange();
  };
  const enter = (next: ServerState) => {
    server.state = next;
    onChange();
  };
  const connected = () => {
    const onBusy = () => setBusy(reading.busy());
    const opened = (connection ??= ownTurn().then(() =>
      connect({ ...services, profile: () => server.profile, format: services.format(), onBusy }),
    ));
    opened.then(
      (made) => {
        if (connection === opened) live = made;
      },
      () => {
        if (connection === opened) connection = undefined;
      },
    );
    return opened;
  };
  const client = async () => (await connected()).client;

  const hasNotBegun = () => server.state.kind === 'connecting' && !connection;

  const readList = async (signal: AbortSignal) => {
    // A reading that was left on its way to a session has brought nothing.
    const before = server.state.kind === 'connecting' ? notLoaded : server.state;
    const session = connected();
    // What is shown stays until there is news: a row must not flicker with every reading.
    if (before.kind !== 'ready' && before.kind !== 'failed') enter({ kind: 'connecting', last: undefined });
    try {
      const { client } = await session;
      await ownTurn();
      if (session !== connection) return;
      const list = await services.lists.list(() => client.list(signal));
      if (session !== connection) return;
      breaker.reached();
      enter({ kind: 'ready', last: nextSnapshot(before.last, list) });
      // The list stands, whatever becomes of these.
      const news = await about.read(client, signal).catch(services.fault);
      if (!news || session !== connection) return;
      Object.assign(server, news);
      onChange();
    } catch (error) {
      const failure = failureOf(error);
      if (session !== connection) {
        if (failure) return;
        // Left meanwhile, or it could not even begin: a fault of our own must be told all the same, and not go on looking
        // like a reading.
        if (hasNotBegun()) enter(failedState(couldNotBegin(server.profile), undefined));
        throw error;
      }
      if (!failure) {
        enter(before);
        throw error;
      }
      breaker.failed(failure);
      // A first reading that was cancelled must not look unread: it would be started again at once.
      const unchanged = failure.kind === 'cancelled' && before.kind !== 'notLoaded';
      enter(unchanged ? before : failedState(failure, before.last));
    }
  };
  const reading = createShared(async (signal) => {
    server.askedAt = clock.ticks();
    try {
      await readList(signal);
    } catch (error) {
      services.fault(error);
    } finally {
      setBusy(false);
    }
  });

  const carry = async (change: Change, following: Following) => {
    const { records, journal } = services;
    // The journal has it under the name that it was confirmed by.
    const { profile } = server;
    // Loaded with the first change: showing the tree must not wait for it.
    const [open, { carryOutJournalled }] = await Promise.all([client(), import('./journalled.ts')]);
    const carrying = { ...following, client: open, claim: records.claims(profile.origin), clock };
    return carryOutJournalled(change, carrying, { profile, format: services.format(), journal });
  };

  const leaveSession = (settled: Promise<unknown>) => {
    const left = connection;
    connection = undefined;
    live = undefined;
    about = createAbout(services.lists);
    Object.assign(server, nothingKnown);
    reading.detach();
    void settled.then(() => left).then((open) => open?.close(), services.fault);
  };

  const signInAnew = () => leaveSession(Promise.allSettled(changing));
  const reset = () => {
    signInAnew();
    enter(notLoaded);
  };

  /** A list whose reading began before the change would not show it. Nobody who has cancelled waits for this. */
  const readAfterChange = async (signal: AbortSignal) => {
    if (retired || disposed.signal.aborted) return;
    if (signal.aborted) return void reading.run();
    await reading.runAnew(signal);
  };

  const server: Writable<Server> = {
    profile,
    state: notLoaded,
    version: undefined,
    locations: undefined,
    location: undefined,
    askedAt: undefined,
    busy: false,
    certificateValidity: () => live?.certificateValidity(),
    marks: () => services.records.marks(profile.origin),
    pausedUntil: () => breaker.pausedUntil(),
    refresh: (signal) => (retired ? Promise.resolve() : reading.run(signal)),
    refreshAnew: () => (retired ? Promise.resolve() : reading.runAnew()),
    async poll() {
      server.askedAt = clock.ticks();
      if (!retired && comesRightByItself(server.state) && breaker.mayTry()) await reading.run();
    },
    client,
    async change(change, following) {
      const { profile } = server;
      // Between question and answer somebody may have pointed it elsewhere or marked it read-only.
      if (retired) return { kind: 'failed', failure: unsent(profile, change, 'outdated') };
      if (profile.readOnly) return { kind: 'failed', failure: unsent(profile, change, 'readOnly') };
      const signal = AbortSignal.any([following.signal, disposed.signal]);
      const carried = carry(change, { ...following, signal });
      changing.add(carried);
      const untouched = await carried.then(isTaken, () => false);
      changing.delete(carried);
      // Nor would there be news while the other one still waits for its answer.
      if (!untouched) await readAfterChange(signal);
      return carried;
    },
    redact: (text) => live?.redact(text) ?? text,
    reset,
    signInAnew,
    async retire() {
      retired = true;
      const underWay = [...changing];
      reset();
      await Promise.allSettled(underWay);
      return underWay.length > 0;
    },
    arrange(as) {
      server.profile = as;
    },
    dispose() {
      disposed.abort();
      leaveSession(Promise.resolve());
    },
  };
  return server;
}

function unsent({ name }: Profile, { kind: operation }: Change, kind: 'outdated' | 'readOnly'): Failure {
  return { kind, server: name, operation, sent: false };
}

function couldNotBegin({ name }: Profile): Failure {
  return { server: name, operation: 'list', kind: 'protocol', code: 'UNEXPECTED', sent: false };
}
