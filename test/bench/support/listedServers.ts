import type { Place } from './unity.ts';
import { password } from './unity.ts';

/** As many servers as the extension is to list for a session: all are one, to which each is somebody else. */
export function listedServers({ origin, sha256 }: Place, count: number): Record<string, string> {
  const servers = Array.from({ length: count }, (_, nth) => ({
    name: `Server ${nth}`,
    hostName: 'bench.example',
    baseUrl: origin,
    user: `operator-${nth}`,
    password,
    sha256,
  }));
  return { CUC_LINKS_SANDBOX: JSON.stringify({ servers }) };
}
