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
  readonly now: Reading;
  readonly before: Reading | undefined;
}

/** By the key of each link. */
type KeptLinks = ReadonlyMap<string, Kept>;

type Read = Pick<Server, 'profile' | 'state'>;

export function createEarlierReadings(servers: FollowedServers<Read>): EarlierReadings {
  const kept = new Map<string, KeptLinks>();
  const subscription = followServers(servers, kept, {
    changed({ profile, state }) {
      const earlier = kept.get(profile.id);
      if (state.last) kept.set(profile.id, readingsOf(state.last, earlier));
      else kept.delete(profile.id);
    },
    gone: (id) => void kept.delete(id),
  });
  return {
    of: (serverId, key) => kept.get(serverId)?.get(key)?.before,
    dispose() {
      subscription.dispose();
      kept.clear();
    },
  };
}

function readingsOf({ links, readAt }: Snapshot, earlier: KeptLinks | undefined): KeptLinks {
  return new Map(
    links.map((link) => {
      const key = linkKey(link, links);
      return [key, next(earlier?.get(key), { link, readAt })];
    }),
  );
}

function next(known: Kept | undefined, now: Reading): Kept {
  if (!known) return { now, before: undefined };
  return isDeepStrictEqual(known.now.link, now.link)
    ? { now, before: known.before }
    : { now, before: known.now };
}
