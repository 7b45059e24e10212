import type { Place } from './unity.ts';
import { password } from './unity.ts';

/**
 * As many servers as the extension is to list for a session: all are one, to which each is somebody else. A variable has
 * room for 500.
 */
export function listedServers(place: Place, count: number, prefix = 'Server '): Record<string, string> {
  return { CUC_LINKS_SANDBOX: sessionServers(place, count, prefix) };
}

/** The same of any number: a file of the open folder, where the command of emptyExtension takes them from. */
export function listedServersFile(place: Place, count: number): Record<string, string> {
  return { 'listedServers.json': sessionServers(place, count, 'Server ') };
}

function sessionServers({ origin, sha256 }: Place, count: number, prefix: string): string {
  const servers = Array.from({ length: count }, (_, nth) => ({
    name: `${prefix}${nth}`,
    hostName: 'bench.example',
    baseUrl: origin,
    user: `operator-${nth}`,
    password,
    sha256,
  }));
  return JSON.stringify({ servers });
}
