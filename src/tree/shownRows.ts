import type { HttpsLink } from '../cupi/httpsLink.ts';
import { attentionOf } from '../links/attention.ts';
import { healthOf, shownHealth } from '../links/health.ts';
import { linkKey } from '../links/linkKey.ts';
import type { Server } from '../servers/server.ts';
import { findsAll, missingIn, patternsOf, wordsOf, type Patterns } from './matches.ts';
import { linkText, serverText } from './searchTexts.ts';
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
}

export function judge({ profile, state }: Pick<Server, 'profile' | 'state'>): Judged {
  const all = state.last?.links ?? [];
  const links = all.map((link) => ({
    link,
    key: linkKey(link, all),
    health: shownHealth(link, healthOf(link, state.last?.serverNow)),
  }));
  return { profile, state, links, rank: serverRank(state, links) };
}

/** What a {@link ViewState} looks for. */
export interface Filter {
  readonly patterns: Patterns;
  readonly only: readonly OnlyChoice[];
}

export function filterOf({ text, only }: ViewState): Filter {
  return { patterns: patternsOf(wordsOf(text)), only };
}

/** What the view shows of one server. */
export interface ShownRows {
  readonly shown: boolean;
  /** The links that are shown, in the server's order. */
  readonly links: readonly LinkRow[];
}

/**
 * What is shown of a server: all of it when it matches itself, else those of its links that do. A word may be found in
 * the server and another in the link.
 */
export function shownRows({ profile, state, links: all }: Judged, { patterns, only }: Filter): ShownRows {
  const whole = only.length === 0 || (hasError(state) && only.includes('serverError'));
  const wanted = whole ? all : all.filter((row) => isWanted(row, only, state.last?.serverNow));
  const missing = patterns.length === 0 ? patterns : missingIn(patterns, serverText(profile));
  if (missing.length === 0) return { shown: whole || wanted.length > 0, links: wanted };
  const links = wanted.filter((row) => findsAll(missing, linkText(row)));
  return { shown: links.length > 0, links };
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
