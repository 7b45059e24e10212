import type { HttpsLink } from '../cupi/httpsLink.ts';
import { attentionOf } from '../links/attention.ts';
import { healthOf, shownHealth } from '../links/health.ts';
import { linkKey } from '../links/linkKey.ts';
import type { Server } from '../servers/server.ts';
import { findsAll, patternsOf, wordsOf, type Patterns } from './matches.ts';
import { searchTexts, type SearchTexts } from './searchTexts.ts';
import { serverRank } from './sortRows.ts';
import type { OnlyChoice, ViewState } from './viewState.ts';

export interface LinkRow {
  readonly link: HttpsLink;
  readonly key: string;
  readonly health: ReturnType<typeof shownHealth>;
}

/** A server and its links, judged: the same whatever is looked for. */
export interface Judged extends Pick<Server, 'profile' | 'state'> {
  readonly links: readonly LinkRow[];
  /** Its place when servers are sorted by health. */
  readonly rank: number;
  /** Made when words are first looked for. */
  readonly texts: () => SearchTexts;
}

/** `before`: what it was judged as last; while its list is the same, so are the texts. */
export function judge({ profile, state }: Pick<Server, 'profile' | 'state'>, before?: Judged): Judged {
  const all = state.last?.links ?? [];
  const links = all.map((link) => ({
    link,
    key: linkKey(link, all),
    health: shownHealth(link, healthOf(link, state.last?.serverNow)),
  }));
  const isSameList = before?.profile === profile && before.state.last?.links === state.last?.links;
  let texts: SearchTexts | undefined;
  return {
    profile,
    state,
    links,
    rank: serverRank(state, links),
    texts: isSameList ? before.texts : () => (texts ??= searchTexts(profile, links)),
  };
}

/** What a {@link ViewState} looks for. */
export interface Filter {
  readonly patterns: Patterns;
  readonly only: readonly OnlyChoice[];
}

export function filterOf({ text, only }: ViewState): Filter {
  return { patterns: patternsOf(wordsOf(text)), only };
}

/** Whether a server has a row. Looks at its links one by one only where all of their texts as one cannot tell. */
export function hasRow(judged: Judged, filter: Filter): boolean {
  const missing = missingIn(judged, filter);
  if (!missing) return false;
  // A single word is in one of the links; of several, each may be in another.
  if (missing.length <= 1 && isWhole(judged, filter)) return true;
  return judged.links.some(linkTest(judged, filter, missing));
}

/**
 * The links of a server that are shown, in its own order: all when the server matches itself, else those that do. A word
 * may be found in the server and another in the link.
 */
export function shownLinks(judged: Judged, filter: Filter): readonly LinkRow[] {
  const missing = missingIn(judged, filter);
  if (!missing) return [];
  if (missing.length === 0 && isWhole(judged, filter)) return judged.links;
  return judged.links.filter(linkTest(judged, filter, missing));
}

/** The words that a link must have, since the server itself has not; `undefined` where one is found in neither. */
function missingIn({ texts }: Judged, { patterns }: Filter): Patterns | undefined {
  if (patterns.length === 0) return patterns;
  const { all, ownLength } = texts();
  const missing: RegExp[] = [];
  for (const pattern of patterns) {
    const at = all.search(pattern);
    if (at < 0) return undefined;
    if (at > ownLength) missing.push(pattern);
  }
  return missing;
}

/** Whether its links are shown whatever their health. */
function isWhole({ state }: Judged, { only }: Filter): boolean {
  return only.length === 0 || (hasError(state) && only.includes('serverError'));
}

function linkTest(judged: Judged, filter: Filter, missing: Patterns): (row: LinkRow, at: number) => boolean {
  const whole = isWhole(judged, filter);
  const serverNow = judged.state.last?.serverNow;
  const texts = missing.length === 0 ? [] : judged.texts().links;
  return (row, at) => (whole || isWanted(row, filter.only, serverNow)) && findsAll(missing, texts[at] ?? '');
}

/** An error of the server itself, not of one of its links. */
function hasError(state: Server['state']): boolean {
  return state.kind === 'failed' || (state.kind === 'signedOut' && state.refused);
}

/** One that is behind may be stale besides, and is found by both. */
function isWanted(
  { link, health }: LinkRow,
  only: readonly OnlyChoice[],
  serverNow: Date | undefined,
): boolean {
  return only.includes(health) || (only.includes('stale') && attentionOf(link, serverNow) === 'stale');
}
