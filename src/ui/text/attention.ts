import { l10n } from 'vscode';
import { attentionKinds, type Attention } from '../../links/attention.ts';
import type { Trouble } from '../../links/turns.ts';

/** “3 links need attention: 2 failing, 1 in alert mode”; empty for none. */
export function attentionSentence(links: readonly { readonly attention: Attention }[]): string {
  if (links.length === 0) return '';
  const parts = attentionKinds.flatMap((kind) => {
    const count = links.filter(({ attention }) => attention === kind).length;
    return count === 0 ? [] : [countOf(kind, count)];
  });
  return l10n.t('{0}: {1}', needing(links.length), parts.join(', '));
}

/** The same without the parts. */
export function needing(count: number): string {
  return count === 1 ? l10n.t('1 link needs attention') : l10n.t('{0} links need attention', count);
}

/** “2 servers cannot be read”. */
export function unreadableWords(count: number): string {
  return count === 1 ? l10n.t('1 server cannot be read') : l10n.t('{0} servers cannot be read', count);
}

function countOf(kind: Attention, count: number): string {
  switch (kind) {
    case 'failing':
      return l10n.t('{0} failing', count);
    case 'alert':
      return l10n.t('{0} in alert mode', count);
    case 'warning':
      return l10n.t('{0} in warning mode', count);
    case 'stale':
      return l10n.t('{0} stale', count);
    case 'unread':
      return l10n.t('{0} partly unreadable', count);
  }
}

/** A link in trouble, as a notification names it. */
export interface TroubledLink {
  readonly server: string;
  readonly link: string;
  readonly trouble: Trouble;
}

/** As many as a notification has room for. */
const mostNamed = 5;

/** What links have turned into, all in one sentence. */
export function turnedSentence(links: readonly TroubledLink[]): string {
  const [first, ...more] = links;
  if (first && more.length === 0) {
    return first.trouble === 'failing'
      ? l10n.t('{0}: the link {1} is failing now.', first.server, first.link)
      : l10n.t('{0}: the link {1} is in alert mode now.', first.server, first.link);
  }
  const named = links.slice(0, mostNamed).map(troubledWords);
  const rest = links.length - named.length;
  const all = rest > 0 ? [...named, l10n.t('and {0} more', rest)] : named;
  return l10n.t('{0} links are in trouble now: {1}.', links.length, all.join('; '));
}

function troubledWords({ server, link, trouble }: TroubledLink): string {
  return trouble === 'failing'
    ? l10n.t('{0}: {1}, failing', server, link)
    : l10n.t('{0}: {1}, alert mode', server, link);
}

/** For the log; `word` is what the link is now. */
export function recoveredSentence(server: string, link: string, word: string): string {
  return l10n.t('{0}: the link {1} has recovered; it is now: {2}', server, link, word);
}
