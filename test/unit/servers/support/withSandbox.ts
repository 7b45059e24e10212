import assert from 'node:assert/strict';
import {
  startSandbox,
  type Sandbox,
  type SandboxClock,
  type SandboxServer,
} from '../../../../src/sandbox/index.ts';
import { connect, type Connection } from '../../../../src/servers/connection.ts';
import type { WireFormat } from '../../../../src/servers/profile.ts';
import { signInOnce } from '../../../../src/servers/signInWithStored.ts';
import { aProfile } from './aProfile.ts';

/** A running sandbox and every request that reached it, as `location METHOD path status`. */
export interface Network {
  readonly requests: string[];
  named(shortName: string): SandboxServer;
  /** A signed-in client; closed with the sandbox. */
  connect(shortName: string, format?: WireFormat): Promise<Connection>;
  stop(): Promise<void>;
}

/** Simulated time runs fast enough that a join takes some milliseconds, and slowly enough that states keep. */
export async function startNetwork(speed = 30, clock?: SandboxClock): Promise<Network> {
  const requests: string[] = [];
  const open: Connection[] = [];
  const sandbox: Sandbox = await startSandbox({
    seed: 7,
    speed,
    ...(clock && { clock }),
    log: (line) => requests.push(line.replace(/ \d+ ms$/, '')),
  });
  const named = (shortName: string): SandboxServer => {
    const found = sandbox.locations.find(({ hostName }) => hostName.startsWith(`${shortName}.`));
    assert.ok(found, shortName);
    return found;
  };
  return {
    requests,
    named,
    async connect(shortName, format = 'json') {
      const { baseUrl, user, password, sha256 } = named(shortName);
      const connection = await connect({
        profile: () => aProfile(baseUrl, user),
        format,
        trust: () => ({ kind: 'pin', sha256 }),
        signIn: signInOnce(user, password),
        log: () => undefined,
      });
      open.push(connection);
      return connection;
    },
    async stop() {
      for (const connection of open) connection.close();
      await sandbox.stop();
    },
  };
}
