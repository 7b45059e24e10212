import * as vscode from 'vscode';
import { writeArranged } from '../servers/arrangeSettings.ts';
import { arrangedServers, idsOf } from './flows/arrangedServers.ts';
import type { Services } from './services.ts';

/** They go back to their place in the order of the setting. */
export async function removeFromFavorites(
  target: unknown,
  selected: unknown,
  { servers }: Services,
): Promise<void> {
  const title = vscode.l10n.t('Remove from Favorites');
  const chosen = await arrangedServers(title, target, selected, servers, ({ profile }) => profile.favorite);
  if (chosen.length > 0) await writeArranged(idsOf(chosen), { favorite: undefined });
}
