import type { HttpsLink } from '../cupi/httpsLink.ts';
import { hostOfLink } from './farEnd.ts';
import { findingOf, type Finding } from './finding.ts';
import type { SentChange } from './sentChange.ts';

/** After this long, a new link may as well be somebody else's. */
const soonMs = 15 * 60_000;

/**
 * What a list says of a change that nobody follows any more. Long after a join, its one new link counts as found only
 * where it leads to the host or the name that was joined; otherwise a person tells, as with several.
 */
export function laterFinding(sent: SentChange, links: readonly HttpsLink[], sinceSentMs: number): Finding {
  const finding = findingOf(sent, links);
  if (sent.kind !== 'join' || finding.kind !== 'done' || sinceSentMs <= soonMs) return finding;
  const { link } = finding.changed;
  return !link || leadsTo(link, sent.remoteServer) ? finding : { kind: 'several', links: [link] };
}

function leadsTo(link: HttpsLink, remoteServer: string): boolean {
  const wanted = remoteServer.trim().toLowerCase();
  const names = [hostOfLink(link), link.displayName].map((name) => name?.trim().toLowerCase());
  return names.some((name) => name !== undefined && (name === wanted || isShortFor(name, wanted)));
}

/** `cuc2` and `cuc2.example.com`, whichever way round. */
function isShortFor(one: string, other: string): boolean {
  return one !== '' && other !== '' && (one.startsWith(`${other}.`) || other.startsWith(`${one}.`));
}
