import { l10n } from 'vscode';
import { healthKindWord } from '../ui/text/health.ts';
import type { Counts } from './found.ts';
import { wordsOf } from './matches.ts';
import type { OnlyChoice, ViewState } from './viewState.ts';

/** “Showing 2 of 9 links in 1 server (köln; failing, stale)”. */
export function filterMessage(counts: Counts, view: ViewState): string {
  const filter = [wordsOf(view.text).join(' '), view.only.map(onlyWord).join(', ')].filter(Boolean);
  return l10n.t('{0} ({1})', countsText(counts), filter.join('; '));
}

export function onlyWord(choice: OnlyChoice): string {
  if (choice === 'serverError') return l10n.t('servers with an error');
  return choice === 'unread' ? l10n.t('not known') : healthKindWord(choice);
}

/** One sentence for each of the forms: languages differ in more than an ending. */
function countsText({ links, of, servers }: Counts): string {
  if (of === 1) {
    return servers === 1
      ? l10n.t('Showing {0} of 1 link in 1 server', links)
      : l10n.t('Showing {0} of 1 link in {1} servers', links, servers);
  }
  return servers === 1
    ? l10n.t('Showing {0} of {1} links in 1 server', links, of)
    : l10n.t('Showing {0} of {1} links in {2} servers', links, of, servers);
}
