import { basename } from 'node:path';
import * as vscode from 'vscode';
import { newOf, readServersFile, type FileEntry } from '../servers/serversFile.ts';
import { addProfiles } from '../servers/settings.ts';
import { choose } from '../ui/confirm.ts';
import { showError, showInformation } from '../ui/notice.ts';
import { entryLine, serversFilePage, unreadableFile } from '../ui/text/serversFile.ts';
import { askBeside, cancelItem, verbItem } from './flows/askBeside.ts';
import { refuseBrokenList } from './flows/refuseBrokenList.ts';
import { readServersText } from './flows/readServersText.ts';
import type { Services } from './services.ts';

/** Adds the servers of a file that are not there yet, after showing what becomes of each. Changes none that is. */
export async function importServers({ servers, pages }: Pick<Services, 'servers' | 'pages'>): Promise<void> {
  if (refuseBrokenList(servers)) return;
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Import Servers'),
      openLabel: vscode.l10n.t('Import'),
      filters: { JSON: ['json'] },
    })) ?? [];
  if (!uri) return;
  const file = basename(uri.path);
  const text = await readServersText(uri);
  if (text === undefined) {
    void showError(vscode.l10n.t('{0} cannot be read, or is too large for a file of servers.', file));
    return;
  }
  const read = readServersFile(text, profilesOf(servers));
  if (read.kind === 'unreadable') return void showError(unreadableFile(file, read));
  const added = newOf(read.entries);
  if (!(await confirmImport(file, read.entries, { pages }))) return;
  await addProfiles(added);
  void showInformation(
    added.length === 1
      ? vscode.l10n.t('1 server was added. Sign in to it in the Servers view.')
      : vscode.l10n.t('{0} servers were added. Sign in to each in the Servers view.', added.length),
  );
}

function profilesOf({ all }: Services['servers']) {
  return all.map(({ profile }) => profile);
}

/** So many lines fit into a question. */
const linesInQuestion = 12;

async function confirmImport(
  file: string,
  entries: readonly FileEntry[],
  { pages }: Pick<Services, 'pages'>,
): Promise<boolean> {
  const count = newOf(entries).length;
  const add = count === 1 ? vscode.l10n.t('Add Server') : vscode.l10n.t('Add {0} Servers', count);
  const preview = vscode.l10n.t('Preview…');
  const lines = entries.slice(0, linesInQuestion).map((entry) => `• ${entryLine(entry)}`);
  const left = entries.length - lines.length;
  const more = left > 0 ? [vscode.l10n.t('and {0} more: “Preview…” has them all.', left)] : [];
  const note = vscode.l10n.t('No password and no trusted certificate is taken from a file.');
  const chosen = await choose(
    questionOf(file, count),
    [...lines, ...more, '', note].join('\n'),
    count === 0 ? [preview] : [add, preview],
  );
  if (chosen !== preview) return chosen === add;
  await pages.show(vscode.l10n.t('Import: {0}', file), serversFilePage(file, entries));
  if (count === 0) return false;
  const state = vscode.l10n.t('The preview is open in the editor. Nothing has been added yet.');
  const again = await askBeside(questionOf(file, count), state, [verbItem(add), cancelItem()]);
  return again?.verb === add;
}

function questionOf(file: string, count: number): string {
  if (count === 0) return vscode.l10n.t('Nothing in {0} can be added.', file);
  return count === 1
    ? vscode.l10n.t('Add 1 server from {0}?', file)
    : vscode.l10n.t('Add {0} servers from {1}?', count, file);
}
