import { readdirSync, readFileSync } from 'node:fs';

/**
 * The processes of the extension hosts that belong to a profile. From /proc: the tests run on Linux, and a bare Debian has
 * no `ps`.
 */
export function extensionHosts(userData: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => fileOf(name, 'cmdline').includes('--type=extensionHost'))
    .filter((name) => fileOf(name, 'environ').includes(userData))
    .map(Number);
}

/** Milliseconds of processor time that a process has used. The kernel counts in hundredths of a second. */
export function processorTime(pid: number): number {
  // The name of the program, in brackets, may hold blanks.
  const fields = fileOf(String(pid), 'stat')
    .replace(/^.*\) /, '')
    .split(' ');
  const [user, system] = fields.slice(11, 13).map(Number);
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) * 10;
}

/** Empty for a process that has ended, or is somebody else's. */
function fileOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
