import * as vscode from 'vscode';
import { showInformation } from '../ui/notice.ts';
import { newestLeft } from './flows/several/interrupted.ts';
import type { Services } from './services.ts';

/** Tells of the newest join of several servers that ended with its window, and offers to go on. Nothing is sent by itself. */
export async function offerResume(services: Services): Promise<void> {
  const left = await newestLeft(services);
  if (!left) return;
  const { id, name } = left.hub.profile;
  const resume = vscode.l10n.t('Resume…');
  const text = vscode.l10n.t(
    'A join of several servers with {0} was interrupted: {1} left.',
    name,
    left.items.length,
  );
  if ((await showInformation(text, resume)) === resume)
    await vscode.commands.executeCommand('cucLinks.joinSeveral', id);
}
