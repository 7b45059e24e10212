import type { Clock } from './clock.ts';
import type { Connector } from './connector.ts';
import { isTransportError } from './isTransportError.ts';
import { createSockets, type Sockets } from './sockets.ts';
import { Client } from './undici.ts';
import { headerLimit } from './undiciErrors.ts';

/** One connection that carries one request at a time. */
export interface Lane {
  readonly client: Client;
  /** Connects for a request that comes later, unless it is connected. Rejects as the connector does. */
  connect(): Promise<void>;
  /** Not kept for so long that it may be dead without a sign. */
  isFresh(): boolean;
  /** After a whole answer. The connection is kept for the next read; a write's is closed. */
  giveBack(): void;
  /** After anything else: the connection, or the attempt at one, is ended at once. */
  discard(): void;
}

/**
 * A server's connections: kept for reads, a new one for every write (vscode-platform 0.6). The turns decide how many there are.
 * Not undici's Pool: that opens a second connection for two reads in a row, and cannot end a connect
 * nobody waits for any more.
 */
export interface Lanes {
  /** `held` if there is one and it is fresh. */
  borrow(kind: 'read' | 'write', held?: Lane): Lane;
  destroy(): Promise<void>;
}

interface Moment {
  readonly now: number;
  readonly ticks: number;
}

/** No answer makes undici keep a connection longer. */
const longestIdleMs = 10_000;

export function createLanes(origin: string, connector: Connector, clock: Clock): Lanes {
  const idle: Lane[] = [];
  const all = new Set<Client>();

  function open(kind: 'read' | 'write'): Lane {
    const connecting = new AbortController();
    const sockets = createSockets(connector, connecting.signal);
    const client = createClient(origin, sockets, kind === 'read' ? 1 : 0);
    let since = moment();
    all.add(client);
    const discard = (): void => {
      connecting.abort();
      all.delete(client);
      void client.destroy();
    };
    const lane: Lane = {
      client,
      discard,
      connect: async () => {
        if (sockets.isOpen()) return;
        await sockets.openAhead();
        since = moment();
      },
      isFresh: () => isRecent(since),
      giveBack: () => {
        since = moment();
        if (kind === 'read') idle.push(lane);
        else discard();
      },
    };
    return lane;
  }

  function moment(): Moment {
    return { now: clock.now(), ticks: clock.ticks() };
  }

  /**
   * undici's timer closes an idle connection, but runs late when the machine has slept; a request on a connection that
   * died meanwhile would wait for its whole time. Timers and ticks may stand still in a sleep, the wall clock does not.
   */
  function isRecent(since: Moment): boolean {
    const { now, ticks } = moment();
    return Math.max(now - since.now, ticks - since.ticks) < longestIdleMs;
  }

  function ifFresh(lane: Lane | undefined): Lane | undefined {
    if (lane?.isFresh()) return lane;
    lane?.discard();
    return undefined;
  }

  /** The one used last is the most likely to be connected still. */
  function takeIdle(): Lane | undefined {
    let fresh: Lane | undefined;
    while (!fresh && idle.length > 0) fresh = ifFresh(idle.pop());
    return fresh;
  }

  return {
    borrow: (kind, held) => ifFresh(held) ?? (kind === 'read' ? takeIdle() : undefined) ?? open(kind),
    destroy: async () => {
      await Promise.all([...all].map((client) => client.destroy()));
    },
  };
}

/** Time limits are ours (roundTrip.ts): they tell the phase, and undici's are coarse. */
function createClient(origin: string, sockets: Sockets, pipelining: 0 | 1): Client {
  return new Client(origin, {
    pipelining,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: longestIdleMs,
    maxHeaderSize: headerLimit,
    connect: (_, callback) => {
      sockets.next().then(
        (socket) => callback(null, socket),
        (error: unknown) => callback(isTransportError(error) ? error : new Error('aborted'), null),
      );
    },
  });
}
