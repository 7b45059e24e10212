import * as vscode from 'vscode';
import type { Server } from '../../servers/server.ts';
import { showInformation } from '../../ui/notice.ts';
import type { Services } from '../services.ts';

/**
 * Tells what a change has done, and offers the link, where the server still has it, and the entry in the journal. With
 * a button VS Code shows all of a sentence; without one it shows the beginning.
 */
export async function presentChanged(
  { profile, state }: Server,
  objectId: string | undefined,
  text: string,
  { details, journalPage }: Pick<Services, 'details' | 'journalPage'>,
  tell: typeof showInformation = showInformation,
): Promise<void> {
  const open = vscode.l10n.t('Open Link Details');
  const journal = vscode.l10n.t('Show Change Journal');
  const isThere = state.last?.links.some((link) => link.objectId === objectId) ?? false;
  const chosen = await tell(text, ...(isThere ? [open] : []), journal);
  if (chosen === open && objectId !== undefined) details.open(profile.id, objectId);
  if (chosen === journal) await journalPage.show(profile.origin);
}
