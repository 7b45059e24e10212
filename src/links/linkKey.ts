import type { HttpsLink } from '../cupi/httpsLink.ts';

/** Identity of a link within one list: its ObjectId, or its place for the rare link without one of its own. */
export function linkKey(link: HttpsLink, links: readonly HttpsLink[]): string {
  const { objectId } = link;
  const own = objectId !== '' && !links.some((other) => other !== link && other.objectId === objectId);
  return own ? objectId : `row-${links.indexOf(link) + 1}`;
}

export function findLink(links: readonly HttpsLink[], key: string): HttpsLink | undefined {
  return links.find((link) => linkKey(link, links) === key);
}
