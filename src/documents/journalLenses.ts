import * as vscode from 'vscode';
import type { JournalEntry } from '../links/journal/journalEntries.ts';
import { linkKey } from '../links/linkKey.ts';
import type { Server } from '../servers/server.ts';
import { serverSentTo } from '../servers/serverSentTo.ts';
import type { JournalPageText } from '../ui/text/journal/page.ts';

type ListedServer = Pick<Server, 'profile' | 'state'>;

/** As much of the server list as is needed. */
export interface Listed {
  readonly all: readonly ListedServer[];
}

/** What can be done from a page of the journal: above it, and above each entry. */
export function journalLenses(page: JournalPageText, origin: string, servers: Listed): vscode.CodeLens[] {
  return [
    lens(0, `$(filter) ${filterTitle(origin, servers)}`, 'filterChangeJournal'),
    lens(0, vscode.l10n.t('Export…'), 'exportChangeJournal'),
    ...page.places.flatMap(({ line, entry }) =>
      entryLenses(line, entry, serverSentTo(entry.sent, servers.all)),
    ),
  ];
}

function filterTitle(origin: string, { all }: Listed): string {
  if (origin === '') return vscode.l10n.t('Show: all servers');
  const name = all.find(({ profile }) => profile.origin === origin)?.profile.name;
  return name === undefined ? vscode.l10n.t('Show: one server') : vscode.l10n.t('Show: {0}', name);
}

function entryLenses(line: number, entry: JournalEntry, server: ListedServer | undefined): vscode.CodeLens[] {
  const link = server && linkTarget(entry, server);
  const { id } = entry.sent;
  return [
    ...(link ? [lens(line, vscode.l10n.t('Open Link'), 'openLinkDetails', link)] : []),
    lens(line, vscode.l10n.t('Copy Request'), 'copySentRequest', id),
    ...(server && mayJoinAgain(entry, server)
      ? [lens(line, vscode.l10n.t('Join Again…'), 'joinAgain', id)]
      : []),
  ];
}

/** The link a change was about, while the server still has it. */
function linkTarget(
  { sent, end }: JournalEntry,
  { profile, state }: ListedServer,
): { readonly serverId: string; readonly linkKey: string } | undefined {
  const objectId = end?.objectId ?? sent.objectId;
  const links = state.last?.links ?? [];
  const link = objectId === undefined ? undefined : links.find((one) => one.objectId === objectId);
  return link && { serverId: profile.id, linkKey: linkKey(link, links) };
}

/** An unjoin that was carried out, or may have been. */
function mayJoinAgain({ sent, end, lost }: JournalEntry, { profile }: ListedServer): boolean {
  if (sent.operation !== 'unjoin' || profile.readOnly) return false;
  return end ? ['done', 'alreadyGone', 'unknown', 'cleared', 'forgotten'].includes(end.result) : lost;
}

function lens(line: number, title: string, command: string, ...args: readonly unknown[]): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
    title,
    command: `cucLinks.${command}`,
    arguments: [...args],
  });
}
