import { sayNobody } from '../ui/pick.ts';
import { withViewProgress } from '../ui/progress.ts';
import { selectedServers } from '../ui/target.ts';
import type { Services } from './services.ts';

/** The servers it is called on (or on whose links, or in whose folders), else all, side by side. */
export async function refresh(target: unknown, selected: unknown, { servers }: Services): Promise<void> {
  if (servers.all.length === 0) return sayNobody(servers);
  const chosen = selectedServers(target, selected, servers) ?? servers.all;
  await withViewProgress((signal) => Promise.all(chosen.map((server) => server.refresh(signal))));
}
