import { randomInt } from 'node:crypto';
import { makeCertificate } from './certificate/makeCertificate.ts';
import { networkTime, realClock, type SandboxClock } from './clock.ts';
import { createAccount } from './http/account.ts';
import { listen, type Listening } from './http/listen.ts';
import { createHandler } from './http/serve.ts';
import type { Network } from './network.ts';
import { quirksOf } from './quirks.ts';
import type { SandboxServer } from './sandboxServer.ts';
import { createWorld } from './world/createWorld.ts';
import { hostNameOf, type Location } from './world/location.ts';

export type { SandboxServer } from './sandboxServer.ts';
export type { SandboxClock } from './clock.ts';

/** How a run is set up. */
export interface SandboxOptions {
  /** Repeats ids, sign-ins, error codes and quirks; drawn when left out. */
  readonly seed?: number;
  /** Simulated seconds per real second for syncing, removal and joins; 1 by default. */
  readonly speed?: number;
  /** Port of the first location, the others follow; 0 (default) takes free ones. */
  readonly port?: number;
  /** Takes one line per request: location, method, path, status, duration. Nothing secret. */
  readonly log?: (line: string) => void;
  readonly clock?: SandboxClock;
}

/** A running network. */
export interface Sandbox {
  readonly locations: readonly SandboxServer[];
  readonly seed: number;
  /** Closes every port and connection; resolves when all are closed. */
  stop(): Promise<void>;
}

interface Started {
  readonly location: Location;
  readonly listening: Listening;
  readonly sha256: string;
}

async function startLocation(network: Network, location: Location, port: number): Promise<Started> {
  const account = network.accounts.get(location.key) ?? createAccount(location, network.clock);
  const certificate = await makeCertificate(location.certificateName, Date.now());
  let origin = '';
  const handle = createHandler(network, location, account, () => origin);
  const listening = await listen(port, certificate, handle);
  origin = `https://127.0.0.1:${listening.port}`;
  return { location, listening, sha256: certificate.sha256 };
}

function describe({ location, listening, sha256 }: Started): SandboxServer {
  return {
    name: location.displayName,
    hostName: hostNameOf(location),
    baseUrl: `https://127.0.0.1:${listening.port}`,
    user: location.user,
    password: location.password,
    sha256,
    role: location.role,
  };
}

/**
 * Starts the simulated network on 127.0.0.1. Rejects with Node's error when a port is taken, and then leaves
 * nothing open.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = randomInt(1, 2 ** 31), speed = 1, port = 0, clock = realClock } = options;
  const time = networkTime(clock, speed);
  const world = createWorld(seed, time.start);
  const locations = [...world.locations.values()];
  const keys = new Map<number, string>();
  const network: Network = {
    world,
    quirks: quirksOf(seed),
    time,
    clock,
    accounts: new Map(locations.map((each) => [each.key, createAccount(each, clock)])),
    keyOfPort: (number) => keys.get(number),
    log: options.log ?? (() => undefined),
  };
  const results = await Promise.allSettled(
    locations.map((each, index) => startLocation(network, each, port === 0 ? 0 : port + index)),
  );
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(started.map(({ listening }) => listening.close()));
  };
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  for (const { location, listening } of started) keys.set(listening.port, location.key);
  return { locations: started.map(describe), seed, stop };
}
