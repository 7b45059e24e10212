import type { HttpsLink } from '../cupi/httpsLink.ts';

interface Keys {
  readonly byLink: ReadonlyMap<HttpsLink, string>;
  readonly byKey: ReadonlyMap<string, HttpsLink>;
}

/** A list is never changed once read, and its rows are looked up time and again. */
const known = new WeakMap<readonly HttpsLink[], Keys>();

/**
 * Identity of a link within the list it is in: its ObjectId, or its place for the rare link without one of its own.
 */
export function linkKey(link: HttpsLink, links: readonly HttpsLink[]): string {
  return keysOf(links).byLink.get(link) ?? '';
}

export function findLink(links: readonly HttpsLink[], key: string): HttpsLink | undefined {
  return keysOf(links).byKey.get(key);
}

function keysOf(links: readonly HttpsLink[]): Keys {
  const before = known.get(links);
  if (before) return before;
  const keys = makeKeys(links);
  known.set(links, keys);
  return keys;
}

function makeKeys(links: readonly HttpsLink[]): Keys {
  const uses = new Map<string, number>();
  for (const { objectId } of links) uses.set(objectId, (uses.get(objectId) ?? 0) + 1);
  const own = ({ objectId }: HttpsLink) => objectId !== '' && uses.get(objectId) === 1;
  const entries = links.map((link, at) => [link, own(link) ? link.objectId : `row-${at + 1}`] as const);
  return { byLink: new Map(entries), byKey: new Map(entries.map(([link, key]) => [key, link])) };
}
