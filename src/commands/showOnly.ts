import * as vscode from 'vscode';
import { onlyWord } from '../tree/filterText.ts';
import { onlyChoices } from '../tree/viewState.ts';
import { askMany } from '../ui/ask.ts';
import type { Services } from './services.ts';

/** Filters the Servers view by health, besides the words of its filter. */
export async function showOnly({ found }: Pick<Services, 'found'>): Promise<void> {
  const items = onlyChoices.map((choice) => ({ label: onlyWord(choice), choice }));
  const chosen = items.filter(({ choice }) => found.view.only.includes(choice));
  const place = { title: vscode.l10n.t('Show Only'), step: 1, totalSteps: 1 };
  const answer = await askMany(place, vscode.l10n.t('Nothing ticked shows all'), items, chosen);
  if (answer.kind !== 'value') return;
  // In the order of the list, whatever was ticked first.
  const only = items.filter((item) => answer.value.includes(item)).map(({ choice }) => choice);
  found.show({ ...found.view, only });
  found.keep();
}
