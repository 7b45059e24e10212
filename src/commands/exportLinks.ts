import * as vscode from 'vscode';
import type { ExportedServer } from '../links/export/exportedServer.ts';
import { linksCsv } from '../links/export/linksCsv.ts';
import { linksJson } from '../links/export/linksJson.ts';
import type { Server } from '../servers/server.ts';
import { offerToOpen } from '../ui/offerToOpen.ts';
import { saveAs } from '../ui/saveAs.ts';
import { linkCount } from '../ui/text/linkCount.ts';
import { unreadSentence } from '../ui/text/unread.ts';
import { targetServers } from './flows/askServers.ts';
import { readUnread } from './flows/readUnread.ts';
import type { Services } from './services.ts';

/** The links of the servers that were selected, or of those a person ticks. */
export async function exportLinks(target: unknown, selected: unknown, services: Services): Promise<void> {
  const asked = {
    title: vscode.l10n.t('Export Links'),
    placeholder: vscode.l10n.t('Select the servers whose links are exported'),
  };
  await exportLinksOf(await targetServers(target, selected, services.servers, asked), services);
}

/** The same of any servers: what is in memory, each as of when it was read; one never read is read first. */
async function exportLinksOf(
  servers: readonly Server[],
  { servers: list }: Pick<Services, 'servers'>,
): Promise<void> {
  if (servers.length === 0) return;
  if (!(await readUnread(servers))) return;
  // A server that was edited meanwhile has been made anew.
  const exported = servers.map(({ profile }) => list.get(profile.id)).flatMap((now) => exportedOf(now));
  const [only, ...more] = exported;
  const uri = await saveAs({
    title: vscode.l10n.t('Export Links'),
    name: `${more.length === 0 ? fileName(only?.name ?? '') : 'https-links'}.csv`,
    filters: { [vscode.l10n.t('CSV (for spreadsheets)')]: ['csv'], JSON: ['json'] },
    text: ({ path }) => (/\.json$/i.test(path) ? linksJson(exported, new Date()) : linksCsv(exported)),
  });
  if (uri) await offerToOpen(exportedSentence(exported, uri), uri);
}

function exportedOf(server: Server | undefined): readonly ExportedServer[] {
  if (!server) return [];
  const { profile, state } = server;
  return [
    {
      name: profile.name,
      host: profile.host,
      port: profile.port,
      readAt: state.last?.readAt,
      serverNow: state.last?.serverNow,
      error: unreadSentence(server),
      links: state.last?.links ?? [],
    },
  ];
}

function exportedSentence(exported: readonly ExportedServer[], { fsPath }: vscode.Uri): string {
  const links = linkCount(exported.reduce((count, server) => count + server.links.length, 0));
  const failed = exported.filter(({ error }) => error !== undefined).map(({ name }) => name);
  if (failed.length === 0) return vscode.l10n.t('{0} exported to {1}.', links, fsPath);
  return vscode.l10n.t(
    '{0} exported to {1}. Not read now, which the file says with the reason: {2}.',
    links,
    fsPath,
    someOf(failed),
  );
}

/** A long list of names would fill the screen. */
function someOf(names: readonly string[]): string {
  const [shown, left] = [names.slice(0, 5), names.length - 5];
  return left > 0 ? vscode.l10n.t('{0} and {1} more', shown.join(', '), left) : shown.join(', ');
}

/** A name without what no file may be called. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '') || 'https-links';
}
