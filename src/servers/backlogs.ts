import type { HttpsLink } from '../cupi/httpsLink.ts';
import { pointOf, withPoint, type BacklogPoint } from '../links/backlog.ts';
import { followServers, type FollowedServers } from './followServers.ts';
import type { Server } from './server.ts';

/** The backlog of every link since this window first saw it. In memory only. */
export interface Backlogs {
  dispose(): void;
  of(serverId: string, objectId: string): readonly BacklogPoint[];
}

/** What is needed of a server. */
interface Known extends Pick<Server, 'state'> {
  readonly profile: Pick<Server['profile'], 'id'>;
}

/** The points of each link, by its ObjectId. */
type Links = ReadonlyMap<string, readonly BacklogPoint[]>;

/** Looks at every reading, whoever asked for it. A link that goes, or whose server does, is forgotten. */
export function createBacklogs(servers: FollowedServers<Known>): Backlogs {
  const kept = new Map<string, { readonly readAt: number; readonly links: Links }>();
  const subscription = followServers(servers, kept, {
    changed({ profile: { id }, state }) {
      if (state.kind !== 'ready') return;
      const readAt = state.last.readAt.getTime();
      const before = kept.get(id);
      if (before?.readAt === readAt) return;
      kept.set(id, { readAt, links: withReading(before?.links, state.last.links, readAt) });
    },
    gone: (id) => void kept.delete(id),
  });
  return {
    of: (serverId, objectId) => kept.get(serverId)?.links.get(objectId) ?? [],
    dispose() {
      subscription.dispose();
      kept.clear();
    },
  };
}

function withReading(before: Links | undefined, links: readonly HttpsLink[], at: number): Links {
  const now = new Map<string, readonly BacklogPoint[]>();
  for (const link of links) {
    const points = before?.get(link.objectId) ?? [];
    const point = pointOf(link, at);
    if (link.objectId !== '') now.set(link.objectId, point ? withPoint(points, point) : points);
  }
  return now;
}
