import * as vscode from 'vscode';
import { mayRunAgain, tally } from '../../../links/tally.ts';
import { showInformation, showWarning } from '../../../ui/notice.ts';
import { resultPage, tallyWords, type NamedEnd } from '../../../ui/text/several.ts';
import type { Services } from '../../services.ts';

export interface SeveralEnds {
  /** What was done to how many. */
  readonly subject: string;
  readonly ends: readonly NamedEnd[];
  readonly leftOut: readonly string[];
  /** The button that goes on with what was certainly not carried out. */
  readonly again: string;
}

/**
 * Tells in one notification what became of several changes, and more on a page where it is asked for. Resolves to
 * whether those that were certainly not carried out are to be run again.
 */
export async function presentSeveral(
  { subject, ends, leftOut, again }: SeveralEnds,
  { pages }: Pick<Services, 'pages'>,
): Promise<boolean> {
  const counts = tally(ends.map(({ end }) => end));
  const text = ends.length === 0 ? subject : vscode.l10n.t('{0}: {1}.', subject, tallyWords(ends));
  const show = vscode.l10n.t('Show Results');
  const mayGoOn = ends.some(({ end }) => mayRunAgain(end));
  const isFine = counts.every(([verdict]) => verdict === 'done' || verdict === 'alreadyGone');
  const tell = isFine ? showInformation : showWarning;
  const chosen = await tell(text, show, ...(mayGoOn ? [again] : []));
  if (chosen !== show) return chosen === again;
  await pages.show(subject, resultPage(text, ends, leftOut));
  // The notification went with its button, and nobody has said yet that it is enough.
  return mayGoOn && (await tell(text, again)) === again;
}
