import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { forgetMarks, type ForgettingMarks } from './forgetMarks.ts';
import type { Passwords } from './passwords.ts';
import type { Pins } from './pins.ts';
import { toProfile, type Profile } from './profile.ts';
import type { ServerList } from './serverList.ts';

const serverSchema = z.object({
  name: z.string(),
  hostName: z.string(),
  baseUrl: z.string().check(z.refine(isOfThisMachine)),
  user: z.string(),
  password: z.string(),
  sha256: z.string(),
});
type SandboxServer = z.infer<typeof serverSchema>;

/** What a running sandbox prints (`npm run sandbox`): the demo hands it over in an environment variable. */
const runningSchema = z.object({ servers: z.array(serverSchema) });

interface SandboxServices extends ForgettingMarks {
  readonly passwords: Pick<Passwords, 'storeForSession' | 'forgetForSession'>;
  readonly pins: Pick<Pins, 'pinForSession' | 'forgetForSession'>;
}

/** The simulated network: its servers are listed for this session only and trusted by construction. */
export interface SandboxServers {
  dispose(): void;
  readonly running: boolean;
  /** Cancelled, it is stopped as soon as it has come up, and its servers are not listed. */
  start(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
  readonly onDidChange: vscode.Event<boolean>;
}

export function createSandboxServers(
  list: Pick<ServerList, 'setSandbox'>,
  { passwords, pins, records, journal }: SandboxServices,
): SandboxServers {
  const changed = new vscode.EventEmitter<boolean>();
  let stopRunning: (() => Promise<void>) | undefined;
  let starting: Promise<void> | undefined;
  let listed: readonly Profile[] = [];

  const isRunning = () => stopRunning !== undefined;
  const show = (servers: readonly SandboxServer[]) => {
    const profiles: Profile[] = [];
    for (const server of servers) {
      const profile = profileOf(nameOf(server, servers), server);
      if (!profile) continue;
      pins.pinForSession(profile.origin, server.sha256);
      passwords.storeForSession(profile, server.password);
      profiles.push(profile);
    }
    listed = profiles;
    list.setSandbox(profiles);
  };
  const attach = (servers: readonly SandboxServer[], stop: () => Promise<void>) => {
    stopRunning = stop;
    show(servers);
    changed.fire(true);
  };

  const begin = async (signal: AbortSignal) => {
    const { startSandbox } = await import('../sandbox/index.ts');
    const sandbox = await startSandbox();
    if (signal.aborted) await sandbox.stop();
    else attach(sandbox.locations, () => sandbox.stop());
  };

  const given = runningElsewhere(process.env['CUC_LINKS_SANDBOX']);
  if (given.length > 0) attach(given, () => Promise.resolve());

  return {
    get running() {
      return isRunning();
    },
    async start(signal) {
      // One that was cancelled while it came up has stopped itself.
      while (!isRunning() && !signal.aborted)
        await (starting ??= begin(signal).finally(() => (starting = undefined)));
    },
    async stop() {
      const stop = stopRunning;
      stopRunning = undefined;
      list.setSandbox([]);
      // Another server may come to listen on these ports.
      for (const profile of listed) {
        pins.forgetForSession(profile.origin);
        passwords.forgetForSession(profile);
        void forgetMarks(profile.origin, { records, journal });
      }
      listed = [];
      changed.fire(false);
      await stop?.();
    },
    onDidChange: changed.event,
    dispose() {
      void stopRunning?.();
      changed.dispose();
    },
  };
}

/** Two simulated locations share a display name, so that a join can be refused for it: the row then adds the host. */
function nameOf({ name, hostName }: SandboxServer, all: readonly SandboxServer[]): string {
  const shared = all.some((other) => other.name === name && other.hostName !== hostName);
  return shared ? `${name} (${hostName})` : name;
}

function profileOf(name: string, { baseUrl, user }: SandboxServer): Profile | undefined {
  const { hostname, port } = new URL(baseUrl);
  return toProfile({ name, host: hostname, port: Number(port), user }, true);
}

function isOfThisMachine(baseUrl: string): boolean {
  const url = URL.parse(baseUrl);
  return url?.protocol === 'https:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
}

function runningElsewhere(line: string | undefined): readonly SandboxServer[] {
  if (!line) return [];
  try {
    return runningSchema.parse(JSON.parse(line)).servers;
  } catch {
    return [];
  }
}
