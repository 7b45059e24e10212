import { guid, randomFor } from '../random.ts';
import type { JoinRequest } from './joinRequest.ts';
import type { Link } from './link.ts';
import { hostNameOf, type Location } from './location.ts';
import { reach } from './reach.ts';
import type { Resolved } from './resolve.ts';
import type { World } from './world.ts';

/** Objects a first directory cycle fetches per second; it never takes less than FIRST_SYNC_LEAST_MS. */
const OBJECTS_PER_SECOND = 40;
const FIRST_SYNC_LEAST_MS = 20_000;

interface End {
  readonly id: string;
  readonly peer: string;
  readonly owner: Location;
  readonly remote: Location;
  readonly host: string;
  readonly objects: number;
}

function newLink(end: End, request: JoinRequest, now: number): Link {
  return {
    id: end.id,
    peer: end.peer,
    owner: end.owner.key,
    remote: end.remote.key,
    joinedAt: now,
    directorySync: request.directorySync,
    voiceNameSync: request.voiceNameSync,
    firstSyncMs: Math.max(FIRST_SYNC_LEAST_MS, (end.objects / OBJECTS_PER_SECOND) * 1000),
    objects: end.objects,
    alert: !end.remote.publisher.up,
    warning: false,
    trouble: end.owner.publisher.up ? undefined : { kind: 'readerStopped', since: now },
    pastFailure: undefined,
    displayName: end.remote.displayName,
    host: end.host,
    useSsl: true,
    acceptSelfSigned: request.acceptSelfSigned,
    acceptErrors: request.acceptErrors,
    syncLists: false,
    markedAt: undefined,
  };
}

function objectsBehind(world: World, location: Location, now: number): number {
  return reach(world, location.key, now).reduce((sum, { objects }) => sum + objects, 0);
}

/** Adds both ends of an accepted join and returns the near one. That the far end appears at once is a guess. */
export function addLinks(
  world: World,
  local: Location,
  remote: Resolved,
  request: JoinRequest,
  now: number,
): Link {
  world.joins += 1;
  const random = randomFor(world.seed, `join/${world.joins}`);
  const nearId = guid(random);
  const farId = guid(random);
  // Counted before the links stand: afterwards each would reach itself through the other.
  const remoteObjects = objectsBehind(world, remote.location, now);
  const localObjects = objectsBehind(world, local, now);
  const near = newLink(
    {
      id: nearId,
      peer: farId,
      owner: local,
      remote: remote.location,
      host: remote.host,
      objects: remoteObjects,
    },
    request,
    now,
  );
  const far = newLink(
    {
      id: farId,
      peer: nearId,
      owner: remote.location,
      remote: local,
      host: hostNameOf(local),
      objects: localObjects,
    },
    request,
    now,
  );
  world.links.set(near.id, near).set(far.id, far);
  return near;
}
