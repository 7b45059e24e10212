import type { HttpsLink } from '../cupi/httpsLink.ts';
import { linkKey } from '../links/linkKey.ts';

/** When each link that is marked for removal was first seen so, by its key. */
export type MarkedSince = ReadonlyMap<string, Date>;

/** One for all: hardly a list ever has any. */
const none: MarkedSince = new Map();

/** After a reading at `now`, by the clock of the server: links keep the time they were first seen marked. */
export function markedSince(
  before: MarkedSince | undefined,
  links: readonly HttpsLink[],
  now: Date,
): MarkedSince {
  const marked = links.filter(({ deleted }) => deleted).map((link) => linkKey(link, links));
  return marked.length === 0 ? none : new Map(marked.map((key) => [key, before?.get(key) ?? now]));
}
