import { isDeepStrictEqual } from 'node:util';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import { linkKey } from '../links/linkKey.ts';
import { followServers, type FollowedServers } from './followServers.ts';
import type { Server } from './server.ts';
import type { Snapshot } from './serverState.ts';

export interface Reading {
  readonly link: HttpsLink;
  /** By this machine's clock. */
  readonly readAt: Date;
}

/**
 * Of each link the last reading that differs from the one now, in this window and its memory only: at most two a link,
 * and none of a link that is not listed any more or of a server that nobody is signed in to.
 */
export interface EarlierReadings {
  of(serverId: string, key: string): Reading | undefined;
  dispose(): void;
}

interface Kept {
  readonly last: Snapshot;
  /** By the key of each link; those that have always said the same are not in it. */
  readonly before: ReadonlyMap<string, Reading>;
}

/** One for all servers: most links say the same all day. */
const none: Kept['before'] = new Map();

type Read = Pick<Server, 'profile' | 'state'>;

export function createEarlierReadings(servers: FollowedServers<Read>): EarlierReadings {
  const kept = new Map<string, Kept>();
  const subscription = followServers(servers, kept, {
    changed({ profile, state }) {
      const earlier = kept.get(profile.id);
      if (!state.last) kept.delete(profile.id);
      else kept.set(profile.id, { last: state.last, before: earlier ? beforeOf(state.last, earlier) : none });
    },
    gone: (id) => void kept.delete(id),
  });
  return {
    of: (serverId, key) => kept.get(serverId)?.before.get(key),
    dispose() {
      subscription.dispose();
      kept.clear();
    },
  };
}

function beforeOf({ links }: Snapshot, { last, before }: Kept): Kept['before'] {
  // A list that says the same as the one before is the same object (`nextSnapshot`).
  if (links === last.links) return before;
  const known = new Map(last.links.map((link) => [linkKey(link, last.links), link]));
  const found = links.flatMap((link): [string, Reading][] => {
    const key = linkKey(link, links);
    const earlier = known.get(key);
    if (!earlier) return [];
    const differs = !isDeepStrictEqual(earlier, link);
    const reading = differs ? { link: earlier, readAt: last.readAt } : before.get(key);
    return reading ? [[key, reading]] : [];
  });
  return found.length === 0 ? none : new Map(found);
}
