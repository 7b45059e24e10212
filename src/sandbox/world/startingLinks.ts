import { guid, randomFor } from '../random.ts';
import type { Link } from './link.ts';
import { hostNameOf, type Location } from './location.ts';
import { SYNC_EVERY_MS } from './schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is special about one end; the rest is a healthy link. */
interface Ends {
  readonly near: Partial<Link>;
  readonly far: Partial<Link>;
}

/** A join long ago whose last cycle began `minutesAgo` before the start. */
function longAgo(start: number, days: number, minutesAgo: number): number {
  const cycles = Math.round((days * DAY) / SYNC_EVERY_MS);
  return start - cycles * SYNC_EVERY_MS - minutesAgo * MINUTE;
}

function plans(start: number): readonly (readonly [near: string, far: string, ends: Ends])[] {
  const since = (days: number, minutesAgo: number): Partial<Link> => ({
    joinedAt: longAgo(start, days, minutesAgo),
  });
  return [
    [
      'cuc-hub',
      'cuc-lon-01',
      {
        near: { ...since(412, 6), pastFailure: start - 11 * DAY, syncLists: true },
        far: { ...since(412, 4), syncLists: true },
      },
    ],
    [
      'cuc-hub',
      'cuc-fra-01',
      {
        near: { joinedAt: start - 25 * MINUTE, firstSyncMs: 5 * HOUR },
        far: { joinedAt: start - 25 * MINUTE },
      },
    ],
    [
      'cuc-hub',
      'cuc-mad-01',
      {
        near: { ...since(203, 3), trouble: { kind: 'failing', since: start - 3 * HOUR } },
        far: since(203, 9),
      },
    ],
    [
      'cuc-hub',
      'cuc-nyc-pub',
      {
        near: { ...since(120, 8), alert: true },
        far: { ...since(120, 5), trouble: { kind: 'readerStopped', since: start - 50 * MINUTE } },
      },
    ],
    // The far end has not noticed yet: it will with its next sync, eight minutes after the start.
    ['cuc-hub', 'cuc-mil-01', { near: { ...since(90, 5), markedAt: start - 4 * MINUTE }, far: since(90, 7) }],
    [
      'cuc-lon-01',
      'cuc-lon-02',
      { near: { ...since(60, 2), warning: true }, far: { ...since(60, 10), warning: true } },
    ],
  ];
}

/** A healthy end with the defaults of a join; `special` overrides. */
function end(
  id: string,
  peer: string,
  owner: Location,
  remote: Location,
  start: number,
  special: Partial<Link>,
): Link {
  return {
    id,
    peer,
    owner: owner.key,
    remote: remote.key,
    joinedAt: start,
    directorySync: true,
    voiceNameSync: true,
    firstSyncMs: 10 * MINUTE,
    objects: remote.objects,
    alert: false,
    warning: false,
    trouble: undefined,
    pastFailure: undefined,
    displayName: remote.displayName,
    host: hostNameOf(remote),
    useSsl: true,
    acceptSelfSigned: true,
    acceptErrors: false,
    syncLists: false,
    markedAt: undefined,
    ...special,
  };
}

/** The links at the start: one of each condition at the hub, and the far ends' own view of them. */
export function startingLinks(
  seed: number,
  start: number,
  locations: ReadonlyMap<string, Location>,
): Map<string, Link> {
  const links = plans(start).flatMap(([nearKey, farKey, ends]) => {
    const near = locations.get(nearKey);
    const far = locations.get(farKey);
    if (near === undefined || far === undefined) return [];
    const random = randomFor(seed, `link/${nearKey}/${farKey}`);
    const nearId = guid(random);
    const farId = guid(random);
    return [end(nearId, farId, near, far, start, ends.near), end(farId, nearId, far, near, start, ends.far)];
  });
  return new Map(links.map((link) => [link.id, link]));
}
