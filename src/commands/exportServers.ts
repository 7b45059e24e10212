import * as vscode from 'vscode';
import { serversFileText } from '../servers/serversFile.ts';
import { offerToOpen } from '../ui/offerToOpen.ts';
import { saveAs } from '../ui/saveAs.ts';
import { targetServers } from './flows/askServers.ts';
import type { Services } from './services.ts';

/** Saves what is configured of servers, without passwords and trusted certificates, for another machine or colleague. */
export async function exportServers(
  target: unknown,
  selected: unknown,
  { servers }: Pick<Services, 'servers'>,
): Promise<void> {
  const chosen = await targetServers(target, selected, servers, {
    title: vscode.l10n.t('Export Servers'),
    placeholder: vscode.l10n.t('Select the servers to export; no password is written'),
    eligible: ({ profile }) => !profile.sandbox,
  });
  if (chosen.length === 0) return;
  const text = serversFileText(chosen.map(({ profile }) => profile));
  const uri = await saveAs({
    title: vscode.l10n.t('Export Servers'),
    name: 'cuc-servers.json',
    filters: { JSON: ['json'] },
    text: () => text,
  });
  if (!uri) return;
  const sentence =
    chosen.length === 1
      ? vscode.l10n.t('1 server exported to {0}, without its password.', uri.fsPath)
      : vscode.l10n.t('{0} servers exported to {1}, without their passwords.', chosen.length, uri.fsPath);
  await offerToOpen(sentence, uri);
}
