import type { HttpsLink } from '../cupi/httpsLink.ts';
import { healthOf, type Health } from './health.ts';
import { linkKey } from './linkKey.ts';

/** Failing or in alert mode: what somebody wants to be told of. */
export type Trouble = Extract<Health, 'failing' | 'alert'>;

/** What the links of one server were like, by key, as far as a run that is over has told. */
export type Seen = ReadonlyMap<string, Health>;

/** What a reading of one server's list says about its links, against the one before. */
export interface Turns {
  readonly seen: Seen;
  /** Now in trouble, and known not to have been before: never those of the first reading. */
  readonly turned: readonly { readonly key: string; readonly trouble: Trouble }[];
  /** No longer in trouble, with what they are now. */
  readonly recovered: readonly { readonly key: string; readonly health: Health }[];
  /** Not in trouble, and seen for the first time or again: also those that are gone or being removed. */
  readonly clear: readonly string[];
}

/**
 * Compares a reading with the one before; `undefined` before the first. A link in trouble whose next run has begun is
 * syncing for a while: that is no recovery yet, and a failure after it is the same trouble still.
 */
export function turnsOf(
  before: Seen | undefined,
  links: readonly HttpsLink[],
  serverNow: Date | undefined,
): Turns {
  const seen = new Map(links.map((link) => seenNow(link, links, before, serverNow)));
  const read = [...seen].map(([key, health]) => ({ key, health, last: before?.get(key) }));
  const gone = [...(before?.keys() ?? [])].filter((key) => !seen.has(key));
  return {
    seen,
    turned: read.flatMap(({ key, health, last }) =>
      isTrouble(health) && last && !isTrouble(last) ? [{ key, trouble: health }] : [],
    ),
    recovered: read.filter(({ health, last }) => isTrouble(last) && isOver(health)),
    clear: [
      ...read
        .filter(({ health, last }) => !isTrouble(health) && (!last || isTrouble(last)))
        .map(({ key }) => key),
      ...gone,
    ],
  };
}

function seenNow(
  link: HttpsLink,
  links: readonly HttpsLink[],
  before: Seen | undefined,
  serverNow: Date | undefined,
): readonly [key: string, Health] {
  const key = linkKey(link, links);
  const last = before?.get(key);
  const health = healthOf(link, serverNow);
  return [key, last && isTrouble(last) && health === 'syncing' ? last : health];
}

function isTrouble(health: Health | undefined): health is Trouble {
  return health === 'failing' || health === 'alert';
}

/** A link that is to be removed has not got well. */
function isOver(health: Health): boolean {
  return !isTrouble(health) && health !== 'pendingRemoval';
}
