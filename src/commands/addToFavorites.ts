import * as vscode from 'vscode';
import { writeArranged } from '../servers/arrangeSettings.ts';
import { arrangedServers, idsOf } from './flows/arrangedServers.ts';
import type { Services } from './services.ts';

/** Favorites come first in their folder, or on the top level. */
export async function addToFavorites(
  target: unknown,
  selected: unknown,
  { servers }: Services,
): Promise<void> {
  const title = vscode.l10n.t('Add to Favorites');
  const chosen = await arrangedServers(title, target, selected, servers, ({ profile }) => !profile.favorite);
  if (chosen.length > 0) await writeArranged(idsOf(chosen), { favorite: true });
}
