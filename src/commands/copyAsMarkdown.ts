import * as vscode from 'vscode';
import { fieldText, type LinkField } from '../cupi/fieldText.ts';
import { wireNames } from '../cupi/wireNames.ts';
import { linkKey } from '../links/linkKey.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { copyAndSay } from '../ui/copyAndSay.ts';
import { showInformation } from '../ui/notice.ts';
import { offerNextStep } from '../ui/offerNextStep.ts';
import { targetServer } from '../ui/pick.ts';
import { linkOf, selectedOf, serverOf, type LinkTarget } from '../ui/target.ts';
import { healthWord } from '../ui/text/health.ts';
import { linkCount } from '../ui/text/linkCount.ts';
import { escapeMarkdown, markdownTable } from '../ui/text/markdownTable.ts';
import { dateText } from '../ui/text/time.ts';
import { unreadSentence } from '../ui/text/unread.ts';
import { linkName } from '../ui/text/visible.ts';
import { readUnread } from './flows/readUnread.ts';

/** What people compare at a glance; an export has the rest. */
const columns: readonly LinkField[] = [
  'baseFeedUrl',
  'status',
  'timeOfLastSync',
  'timeOfLastFailure',
  'lastUsn',
  'maxUsn',
  'objectCount',
  'objectId',
];

/** Copies selected links, or all of a server, as a table for a ticket, wiki or chat. */
export async function copyAsMarkdown(target: unknown, selected: unknown, servers: ServerList): Promise<void> {
  const given = selectedOf(target, selected, (row) => rowOf(row, servers));
  const asked = given.length > 0 ? given : [await targetServer(undefined, servers)];
  const found = asked.filter((row) => row !== undefined);
  if (found.length === 0) return;
  const unread = found.flatMap((row) => ('server' in row ? [] : [row]));
  if (!(await readUnread(unread))) return;
  // A server and some of its links may be selected together.
  const links = new Map(
    found.flatMap((row) => ('server' in row ? [row] : linksOf(row))).map((each) => [each.link, each]),
  );
  if (links.size === 0) {
    sayNone(unread);
    return;
  }
  await copyAndSay(
    linksTable([...links.values()]),
    vscode.l10n.t('Copied as a Markdown table: {0}', linkCount(links.size)),
  );
}

function rowOf(row: unknown, servers: ServerList): LinkTarget | Server | undefined {
  return linkOf(row, servers) ?? serverOf(row, servers);
}

function linksOf(server: Server): readonly LinkTarget[] {
  const links = server.state.last?.links ?? [];
  return links.map((link) => ({ server, link, key: linkKey(link, links) }));
}

function sayNone(servers: readonly Server[]): void {
  const words = servers.map((server) => {
    const why = unreadSentence(server) ?? vscode.l10n.t('It has no HTTPS links.');
    return `${server.profile.name}: ${why}`;
  });
  const [only, ...more] = servers;
  if (only && more.length === 0) void offerNextStep(words.join(' '), only);
  else void showInformation(words.join(' '));
}

/** What a row of the table is made of. */
interface Row extends Pick<LinkTarget, 'link' | 'key'> {
  readonly server: {
    readonly profile: Pick<Server['profile'], 'name'>;
    readonly state: Pick<Server['state'], 'last'>;
  };
}

/** The table, and below it as of when each server's rows are. */
export function linksTable(links: readonly Row[]): string {
  const head = [vscode.l10n.t('Server'), vscode.l10n.t('Link'), vscode.l10n.t('Health')];
  const rows = links.map(({ server, link, key }) => [
    server.profile.name,
    linkName(link, key),
    healthWord(link, server.state.last?.serverNow),
    ...columns.map((column) => fieldText(link, column)),
  ]);
  const table = markdownTable([[...head, ...columns.map((column) => wireNames[column])], ...rows]);
  const servers = [...new Set(links.map(({ server }) => server))];
  const times = servers.map(({ profile, state }) => {
    const read = state.last ? dateText(state.last.readAt) : '–';
    return vscode.l10n.t('{0} read {1}', profile.name, read);
  });
  return `${table}\n${escapeMarkdown(times.join('; '))}\n`;
}
