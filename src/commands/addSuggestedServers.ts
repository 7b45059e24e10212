import * as vscode from 'vscode';
import type { Profile } from '../servers/profile.ts';
import { choose } from '../ui/confirm.ts';
import { showInformation, showWarning } from '../ui/notice.ts';
import { entryLine, serverWords, unreadableFile } from '../ui/text/serversFile.ts';
import { withoutIcons } from '../ui/text/visible.ts';
import { addServer } from './addServer.ts';
import { newIn, readSuggestions, suggestionsFile, type Suggestions } from './flows/suggestedServers.ts';
import type { Services } from './services.ts';

/**
 * The servers that the open folders suggest, one by one: each goes through the questions of “Add Server…”, with its
 * certificate and password. A server that is in the list is never touched.
 */
export async function addSuggestedServers(services: Services): Promise<void> {
  if (!vscode.workspace.isTrusted) return sayRestricted();
  const first = await readSuggestions(services.servers);
  sayProblems(first);
  if (first.length > 0 && first.every(({ read }) => read.kind === 'unreadable')) return;
  for (let left = first, tried = false; ; left = await readSuggestions(services.servers), tried = true) {
    const profiles = left.flatMap(newIn);
    if (profiles.length === 0) {
      if (!tried) sayNothingNew(left);
      return;
    }
    const chosen = await pickSuggestion(profiles);
    if (!chosen) return;
    const accepted = await acceptProxy(chosen);
    if (accepted) await addServer(services, accepted);
  }
}

async function pickSuggestion(profiles: readonly Profile[]): Promise<Profile | undefined> {
  const items = profiles.map((profile) => ({
    label: withoutIcons(profile.name),
    detail: withoutIcons(serverWords(profile)),
    profile,
  }));
  const options = {
    title: vscode.l10n.t('Suggested Servers'),
    placeHolder: vscode.l10n.t('Select a server to add; its certificate and password come next'),
    ignoreFocusOut: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.profile;
}

/** Whoever runs a proxy sees which servers are connected to. Asked before it is used even to look at a certificate. */
async function acceptProxy(profile: Profile): Promise<Profile | undefined> {
  if (profile.proxy === 'auto') return profile;
  const use = profile.proxy === 'off' ? vscode.l10n.t('Connect Directly') : vscode.l10n.t('Use This Proxy');
  const leave = vscode.l10n.t('As Set in VS Code');
  const question =
    profile.proxy === 'off'
      ? vscode.l10n.t('The folder suggests to reach {0} without a proxy.', profile.name)
      : vscode.l10n.t('The folder suggests to reach {0} through the proxy {1}.', profile.name, profile.proxy);
  const detail = vscode.l10n.t(
    'All connections to {0} would go that way, also the one that signs in. Otherwise “http.proxy” and the environment decide.',
    new URL(profile.origin).host,
  );
  const chosen = await choose(question, detail, [leave, use]);
  if (chosen === use) return profile;
  return chosen === leave ? { ...profile, proxy: 'auto' } : undefined;
}

async function sayRestricted(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const text = vscode.l10n.t(
    'In Restricted Mode {0} is not read. Trust the folder to see the servers it suggests.',
    suggestionsFile,
  );
  if ((await showInformation(text, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
}

function sayProblems(suggestions: readonly Suggestions[]): void {
  for (const { folder, read } of suggestions) {
    const file = `${folder.name}/${suggestionsFile}`;
    if (read.kind === 'unreadable') void showWarning(unreadableFile(file, read));
    else {
      const refused = read.entries.filter(({ kind }) => kind === 'refused').map(entryLine);
      if (refused.length > 0)
        void showWarning(vscode.l10n.t('{0} has entries that are refused. {1}.', file, refused.join('; ')));
    }
  }
}

function sayNothingNew(suggestions: readonly Suggestions[]): void {
  void showInformation(
    suggestions.length === 0
      ? vscode.l10n.t(
          'No open folder suggests servers. “Export Servers…” writes a file that can be put there as {0}.',
          suggestionsFile,
        )
      : vscode.l10n.t('All servers that {0} suggests are in the list.', suggestionsFile),
  );
}
