import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { showInformation } from '../ui/notice.ts';
import { newIn, readSuggestions, suggestionsFile, type Suggestions } from './flows/suggestedServers.ts';
import type { Services } from './services.ts';

/** What has been told of a folder: the hash of the file that was, or that nothing more is wanted. */
const toldKey = (folder: vscode.WorkspaceFolder) => `suggestedServers ${folder.uri.toString()}`;
const never = 'never';

/** Tells, once for each text of the file, that a trusted folder suggests servers. Nothing is added by itself. */
export async function offerSuggestedServers(
  { servers }: Pick<Services, 'servers'>,
  told: vscode.Memento,
): Promise<void> {
  await untilTrusted();
  for (const suggestions of await readSuggestions(servers)) {
    const count = newIn(suggestions).length;
    if (count > 0 && isNews(suggestions, told)) await offer(suggestions, count, told);
  }
}

function untilTrusted(): Promise<void> {
  if (vscode.workspace.isTrusted) return Promise.resolve();
  return new Promise((resolve) => {
    const granted = vscode.workspace.onDidGrantWorkspaceTrust(() => {
      granted.dispose();
      resolve();
    });
  });
}

function isNews({ folder, text }: Suggestions, told: vscode.Memento): boolean {
  const before = told.get<unknown>(toldKey(folder));
  return before !== never && before !== hashOf(text);
}

async function offer({ folder, text }: Suggestions, count: number, told: vscode.Memento): Promise<void> {
  // Before it is answered: a notification that was only closed has been told as well.
  await told.update(toldKey(folder), hashOf(text));
  const show = vscode.l10n.t('Show');
  const notHere = vscode.l10n.t('Not for This Folder');
  const sentence =
    count === 1
      ? vscode.l10n.t('{0} suggests a server in {1}.', folder.name, suggestionsFile)
      : vscode.l10n.t('{0} suggests {1} servers in {2}.', folder.name, count, suggestionsFile);
  const chosen = await showInformation(sentence, show, notHere);
  if (chosen === notHere) await told.update(toldKey(folder), never);
  if (chosen === show) await vscode.commands.executeCommand('cucLinks.addSuggestedServers');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
