import { randomUUID } from 'node:crypto';

/** A link as this server keeps it, in its own words. */
export interface OtherLink {
  /** Upper case, and compared as it stands. */
  readonly id: string;
  readonly name: string;
  /** The far end. */
  readonly host: string;
  /** The far end's second machine, when it is a cluster. */
  readonly subscriber: string | undefined;
  readonly ssl: boolean;
  readonly selfSigned: boolean;
  readonly certificateErrors: boolean;
  readonly lists: boolean;
  readonly lastUsn: bigint;
  readonly maxUsn: bigint;
  readonly objects: number;
  readonly syncing: boolean;
  readonly namesSyncing: boolean;
  readonly synced: Date | undefined;
  readonly failed: Date | undefined;
  readonly alert: boolean;
  readonly warning: boolean;
  /** Writes its times without a zone, in hundredths of a second (facts sheet 1.4). */
  readonly zoneless: boolean;
}

export function newId(): string {
  return randomUUID().toUpperCase();
}

/** A healthy link; `index` only keeps several of them apart. */
export function makeLink(given: Partial<OtherLink>, index: number): OtherLink {
  return {
    id: newId(),
    name: `Branch No. ${index + 1}`,
    host: `branch-${index + 1}.other.example`,
    subscriber: undefined,
    ssl: true,
    selfSigned: true,
    certificateErrors: false,
    lists: false,
    lastUsn: 4_100n,
    maxUsn: 4_100n,
    objects: 12,
    syncing: false,
    namesSyncing: false,
    synced: secondsAgo(240),
    failed: undefined,
    alert: false,
    warning: false,
    zoneless: index % 2 === 1,
    ...given,
  };
}

/** Names that need escaping, a USN beyond what a JavaScript number holds, a cluster, and a link in alert mode. */
export const startingLinks: readonly Partial<OtherLink>[] = [
  {
    name: 'Köln & Søn',
    host: 'koeln.other.example',
    subscriber: 'koeln-b.other.example',
    lists: true,
    lastUsn: 9_007_199_254_740_993n,
    maxUsn: 9_007_199_254_740_993n,
  },
  { name: 'West "7" <annex>', host: 'west-7.other.example', certificateErrors: true },
  { name: "O'Higgins", host: '192.0.2.17', alert: true, warning: true },
];

/** Whole seconds: this server's times with a zone have no fraction. */
function secondsAgo(seconds: number): Date {
  return new Date((Math.floor(Date.now() / 1000) - seconds) * 1000);
}
