import type { BatchLine } from '../../../links/journal/batchLine.ts';
import { endBatch, interruptedBatches } from '../../../servers/joinBatches.ts';
import type { Server } from '../../../servers/server.ts';
import type { Services } from '../../services.ts';
import type { JoinedItem, JoinItem } from './plannedJoins.ts';

/** What an interrupted batch of joins has left, by the list of the hub and not by memory. */
export interface Left {
  readonly id: string;
  readonly hub: Server;
  readonly items: readonly JoinItem[];
  /** Joined already; the last of them may still be at its first synchronization. */
  readonly joined: readonly JoinedItem[];
}

/** The newest batch with something left, of this hub or of any; what has nothing left has ended. */
export async function newestLeft(services: Services, only?: Server): Promise<Left | undefined> {
  for (const batch of await interruptedBatches(services.journal)) {
    const hub = services.servers.get(batch.hub);
    if (!hub || hub.profile.readOnly || (only && batch.hub !== only.profile.id)) continue;
    const left = await leftOf(batch, hub, services);
    if (left.items.length > 0) return left;
    if (hub.state.last) await endBatch(batch.id, services.journal);
  }
  return undefined;
}

/** Servers that have left the list, or may not be changed any more, are left out. */
async function leftOf({ id, joins }: BatchLine, hub: Server, { servers }: Services): Promise<Left> {
  const all = joins.flatMap(({ server, options }): readonly JoinItem[] => {
    const found = servers.get(server);
    return found && !found.profile.readOnly ? [{ server: found, options }] : [];
  });
  // Which server a link leads to is known once that one has told its own location.
  const unread = [hub, ...all.map(({ server }) => server)].filter(
    ({ state, location }) => !state.last || !location,
  );
  await Promise.all(unread.map((server) => server.refresh()));
  const links = (hub.state.last?.links ?? []).filter(({ deleted }) => !deleted);
  const linkOf = (server: Server) => links.find((link) => servers.farEnd(hub, link) === server);
  return {
    id,
    hub,
    items: all.filter(({ server }) => !linkOf(server)),
    joined: all.flatMap(({ server, options }) => {
      const link = linkOf(server);
      return link ? [{ server, options, objectId: link.objectId }] : [];
    }),
  };
}
