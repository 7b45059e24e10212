import type { HttpsLink } from '../cupi/httpsLink.ts';
import { hostOfLink } from '../links/farEnd.ts';
import type { Profile } from '../servers/profile.ts';
import { searchText } from './matches.ts';

// Kept for as long as what they are of: all are looked through with each letter that is typed, and taking an address apart
// takes longer than that.
const known = new WeakMap<Profile | HttpsLink, string>();

/** What words are looked for in of a server itself. */
export function serverText(profile: Profile): string {
  return textOf(profile, () => [profile.name, profile.user, profile.folder, new URL(profile.origin).host]);
}

export function linkText({ link, key }: { readonly link: HttpsLink; readonly key: string }): string {
  return textOf(link, () => [link.displayName ?? key, link.objectId, hostOfLink(link)]);
}

function textOf(of: Profile | HttpsLink, make: () => readonly (string | undefined)[]): string {
  const before = known.get(of);
  if (before !== undefined) return before;
  const text = searchText(make());
  known.set(of, text);
  return text;
}
