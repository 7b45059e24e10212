import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram } from './program.ts';

export interface TinyproxyOptions {
  /** Who may use it; without, anybody. */
  readonly account?: { readonly user: string; readonly password: string };
  /** The only ports that may be connected to. */
  readonly allowedPorts: readonly number[];
}

export interface Tinyproxy {
  readonly port: number;
  /** What has been asked for so far, as `METHOD target`. */
  readonly requests: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export async function startTinyproxy({ account, allowedPorts }: TinyproxyOptions): Promise<Tinyproxy> {
  const tinyproxy = await startProgram({
    name: account ? 'tinyproxy-password' : 'tinyproxy',
    ports: 1,
    ready: /Starting main loop/,
    prepare: async (folder, [port]) => {
      const lines = [
        `Port ${port ?? 0}`,
        'Listen 127.0.0.1',
        'Timeout 60',
        'MaxClients 20',
        'LogLevel Info',
        ...(account ? [`BasicAuth ${account.user} ${account.password}`] : []),
        ...allowedPorts.map((allowed) => `ConnectPort ${allowed}`),
      ];
      await writeFile(join(folder, 'tinyproxy.conf'), `${lines.join('\n')}\n`);
      return { command: 'tinyproxy', args: ['-d', '-c', 'tinyproxy.conf'] };
    },
  });
  return {
    port: tinyproxy.ports[0] ?? 0,
    requests: () =>
      [...tinyproxy.output().matchAll(/Request \(file descriptor \d+\): (.*) HTTP\/1/g)].map(
        ([, line = '']) => line,
      ),
    stop: tinyproxy.stop,
  };
}
