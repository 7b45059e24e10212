import { readdirSync, readFileSync } from 'node:fs';

/** Kills the extension hosts that belong to a profile, as a crash or the system would: they get no chance to tidy up. */
export function killExtensionHost(userData: string): void {
  const hosts = processes().filter(
    ({ command, environment }) => command.includes('--type=extensionHost') && environment.includes(userData),
  );
  if (hosts.length === 0) throw new Error('No extension host is running');
  for (const { pid } of hosts) process.kill(pid, 'SIGKILL');
}

/** From /proc: the tests run on Linux, and a bare Debian has no `ps`. */
function processes(): readonly { pid: number; command: string; environment: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      command: fileOf(name, 'cmdline'),
      environment: fileOf(name, 'environ'),
    }));
}

/** Empty for a process that has ended, or is somebody else's. */
function fileOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
