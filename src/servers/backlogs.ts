import type { HttpsLink } from '../cupi/httpsLink.ts';
import { pointOf, type BacklogPoint } from '../links/backlog.ts';
import { pointsOf, withPoint, type PackedPoints } from '../links/packedPoints.ts';
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
type Links = ReadonlyMap<string, PackedPoints>;

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
    of(serverId, objectId) {
      const packed = kept.get(serverId)?.links.get(objectId);
      return packed ? pointsOf(packed) : [];
    },
    dispose() {
      subscription.dispose();
      kept.clear();
    },
  };
}

function withReading(before: Links | undefined, links: readonly HttpsLink[], at: number): Links {
  const now = new Map<string, PackedPoints>();
  for (const link of links) {
    const earlier = before?.get(link.objectId);
    const point = pointOf(link, at);
    const points = point ? withPoint(earlier, point) : earlier;
    if (link.objectId !== '' && points) now.set(link.objectId, points);
  }
  return now;
}
