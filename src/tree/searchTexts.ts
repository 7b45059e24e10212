import type { HttpsLink } from '../cupi/httpsLink.ts';
import { hostOfLink } from '../links/farEnd.ts';
import type { Profile } from '../servers/profile.ts';
import { searchText } from './matches.ts';

/** What words are looked for in of a server and of its links. */
export interface SearchTexts {
  /** All of it as one, the server's own first: where a word is found first tells whether the server itself has it. */
  readonly all: string;
  /** How much of that is the server's own. */
  readonly ownLength: number;
  /** Of each link, in the order of the list. */
  readonly links: readonly string[];
}

interface Row {
  readonly link: HttpsLink;
  readonly key: string;
}

/** Takes the addresses of links apart, which takes longer than looking through all: to be kept for the next letter typed. */
export function searchTexts(profile: Profile, rows: readonly Row[]): SearchTexts {
  const own = searchText([profile.name, profile.user, profile.folder, new URL(profile.origin).host]);
  const links = rows.map(({ link, key }) =>
    searchText([link.displayName ?? key, link.objectId, hostOfLink(link)]),
  );
  const all = searchText([own, ...links]);
  let end = own.length;
  // Taken out of the one text: so they take no room of their own.
  const parts = links.map(({ length }) => all.slice(end + 1, (end += 1 + length)));
  return { all, ownLength: own.length, links: parts };
}
