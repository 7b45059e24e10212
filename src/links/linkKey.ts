import type { HttpsLink } from '../cupi/httpsLink.ts';

/** Identity of a link within one list: its ObjectId, or its place for the rare link that came without one. */
export function linkKey(link: HttpsLink, links: readonly HttpsLink[]): string {
  return link.objectId === '' ? `row-${links.indexOf(link) + 1}` : link.objectId;
}

export function findLink(links: readonly HttpsLink[], key: string): HttpsLink | undefined {
  return links.find((link) => linkKey(link, links) === key);
}
