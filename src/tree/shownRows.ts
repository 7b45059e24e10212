import type { HttpsLink } from '../cupi/httpsLink.ts';
import { attentionOf } from '../links/attention.ts';
import { hostOfLink } from '../links/farEnd.ts';
import { healthOf, shownHealth } from '../links/health.ts';
import { linkKey } from '../links/linkKey.ts';
import type { Server } from '../servers/server.ts';
import { missingWords, wordsOf, type Words } from './matches.ts';
import { serverRank, sortLinks } from './sortRows.ts';
import type { OnlyChoice, ViewState } from './viewState.ts';

export type RowsServer = Pick<Server, 'profile' | 'state'>;

export interface LinkRow {
  readonly link: HttpsLink;
  readonly key: string;
  readonly health: ReturnType<typeof shownHealth>;
}

/** What the view shows of one server. */
export interface ServerRows {
  readonly shown: boolean;
  /** The links that are shown, sorted. */
  readonly links: readonly LinkRow[];
  /** How many links it has. */
  readonly of: number;
  /** Its place when servers are sorted by health. */
  readonly rank: number;
}

/**
 * What is shown of a server: all of it when it matches itself, else those of its links that do. A word may be found in
 * the server and another in the link.
 */
export function rowsOf({ profile, state }: RowsServer, view: ViewState): ServerRows {
  const links = state.last?.links ?? [];
  const rows = links.map((link) => ({
    link,
    key: linkKey(link, links),
    health: shownHealth(link, healthOf(link, state.last?.serverNow)),
  }));
  const missing = missingIn(wordsOf(view.text), [profile.name, profile.user, profile.folder], () => {
    return new URL(profile.origin).host;
  });
  const whole = view.only.length === 0 || (hasError(state) && view.only.includes('serverError'));
  const shown = rows.filter(
    (row) =>
      (whole || isWanted(row, view.only, state.last?.serverNow)) && missingInLink(missing, row).length === 0,
  );
  return {
    shown: shown.length > 0 || (whole && missing.length === 0),
    links: sortLinks(shown, view.order),
    of: rows.length,
    rank: serverRank(state, rows),
  };
}

/** An error of the server itself, not of one of its links. */
function hasError(state: Server['state']): boolean {
  return state.kind === 'failed' || (state.kind === 'signedOut' && state.refused);
}

function missingInLink(words: Words, { link, key }: LinkRow): Words {
  return missingIn(words, [link.displayName ?? key, link.objectId], () => hostOfLink(link));
}

/** An address is taken apart only where a word has not been found before: with thousands of rows, that takes longest. */
function missingIn(
  words: Words,
  texts: readonly (string | undefined)[],
  hostOf: () => string | undefined,
): Words {
  const missing = missingWords(words, texts);
  return missing.length === 0 ? missing : missingWords(missing, [hostOf()]);
}

/** One that is behind may be stale besides, and is found by both. */
function isWanted(
  { link, health }: LinkRow,
  only: readonly OnlyChoice[],
  serverNow: Date | undefined,
): boolean {
  return only.includes(health) || (only.includes('stale') && attentionOf(link, serverNow) === 'stale');
}
