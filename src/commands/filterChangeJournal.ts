import * as vscode from 'vscode';
import { withoutIcons, visible } from '../ui/text/visible.ts';
import type { Services } from './services.ts';

/** Asks whose changes to show: of all servers, or of one that any were sent to. */
export async function filterChangeJournal({ journal, journalPage, servers }: Services): Promise<void> {
  // The newest entry has the name it was called last.
  const names = new Map<string, string>();
  for (const { sent } of await journal.entries())
    if (!names.has(sent.origin)) names.set(sent.origin, sent.server);
  for (const { profile } of servers.all)
    if (names.has(profile.origin)) names.set(profile.origin, profile.name);
  const all = { label: vscode.l10n.t('All servers'), description: '', origin: undefined };
  const each = [...names].map(([origin, name]) => ({
    label: withoutIcons(visible(name)),
    description: withoutIcons(visible(origin)),
    origin,
  }));
  const placeHolder = vscode.l10n.t('Show the changes of which server?');
  const chosen = await vscode.window.showQuickPick([all, ...each], { placeHolder, matchOnDescription: true });
  if (chosen) await journalPage.show(chosen.origin);
}
