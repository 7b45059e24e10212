import { sayNobody } from '../ui/pick.ts';
import { withViewProgress } from '../ui/progress.ts';
import { serverOf } from '../ui/target.ts';
import type { Services } from './services.ts';

/** One server when called on it (or on one of its links), else all, side by side. */
export async function refresh(target: unknown, { servers }: Services): Promise<void> {
  const server = serverOf(target, servers);
  if (servers.all.length === 0) return sayNobody(servers);
  await withViewProgress((signal) => (server ? server.refresh(signal) : servers.refreshAll(signal)));
}
