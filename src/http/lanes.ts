import type { Clock } from './clock.ts';
import type { Connector } from './connector.ts';
import { isTransportError } from './isTransportError.ts';
import { Client } from './undici.ts';
import { headerLimit } from './undiciErrors.ts';

/** One connection that carries one request at a time. */
export interface Lane {
  readonly client: Client;
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
  borrow(kind: 'read' | 'write'): Lane;
  destroy(): Promise<void>;
}

interface Idle {
  readonly lane: Lane;
  readonly since: { readonly now: number; readonly ticks: number };
}

/** No answer makes undici keep a connection longer. */
const longestIdleMs = 10_000;

export function createLanes(origin: string, connector: Connector, clock: Clock): Lanes {
  const idle: Idle[] = [];
  const all = new Set<Client>();

  function open(kind: 'read' | 'write'): Lane {
    const connecting = new AbortController();
    const client = createClient(origin, connector, kind === 'read' ? 1 : 0, connecting.signal);
    all.add(client);
    const discard = (): void => {
      connecting.abort();
      all.delete(client);
      void client.destroy();
    };
    const lane: Lane = {
      client,
      discard,
      giveBack: () => (kind === 'read' ? void idle.push({ lane, since: moment() }) : discard()),
    };
    return lane;
  }

  function moment(): Idle['since'] {
    return { now: clock.now(), ticks: clock.ticks() };
  }

  /**
   * undici's timer closes an idle connection, but runs late when the machine has slept; a request on a connection that
   * died meanwhile would wait for its whole time. Timers and ticks may stand still in a sleep, the wall clock does not.
   */
  function isFresh({ since }: Idle): boolean {
    const { now, ticks } = moment();
    return Math.max(now - since.now, ticks - since.ticks) < longestIdleMs;
  }

  /** The one used last is the most likely to be connected still. */
  function takeIdle(): Lane | undefined {
    for (let last = idle.pop(); last; last = idle.pop()) {
      if (isFresh(last)) return last.lane;
      last.lane.discard();
    }
    return undefined;
  }

  return {
    borrow: (kind) => (kind === 'read' ? takeIdle() : undefined) ?? open(kind),
    destroy: async () => {
      await Promise.all([...all].map((client) => client.destroy()));
    },
  };
}

/** Time limits are ours (roundTrip.ts): they tell the phase, and undici's are coarse. */
function createClient(
  origin: string,
  connector: Connector,
  pipelining: 0 | 1,
  connecting: AbortSignal,
): Client {
  return new Client(origin, {
    pipelining,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: longestIdleMs,
    maxHeaderSize: headerLimit,
    connect: (_, callback) => {
      connector.open(connecting).then(
        (socket) => callback(null, socket),
        (error: unknown) => callback(isTransportError(error) ? error : new Error('aborted'), null),
      );
    },
  });
}
