import * as vscode from 'vscode';
import { writeNewFolder } from '../servers/arrangeSettings.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { askPick } from '../ui/ask.ts';
import { arrangedServers } from './flows/arrangedServers.ts';
import { askFolderName } from './flows/askFolderName.ts';
import { moveServers } from './flows/moveServers.ts';
import { folderRow } from './flows/targetFolder.ts';
import type { Services } from './services.ts';

/** What dragging does, by the keyboard: servers into a folder, a new one, or back to the top level. */
export async function moveToFolder(
  target: unknown,
  selected: unknown,
  { servers }: Pick<Services, 'servers'>,
): Promise<void> {
  const title = vscode.l10n.t('Move to Folder');
  const chosen = await arrangedServers(title, target, selected, servers);
  if (chosen.length === 0) return;
  const where = await askFolder(title, chosen, servers);
  if (where === undefined) return;
  if (where.kind === 'top') return moveServers(chosen, { folder: undefined }, servers);
  if (where.kind === 'folder') return moveServers(chosen, { folder: where.name }, servers);
  const name = await askFolderName(vscode.l10n.t('New Folder'), '', servers.folders);
  if (name === undefined) return;
  await writeNewFolder(name);
  await moveServers(chosen, { folder: name }, servers);
}

type Where =
  { readonly kind: 'top' } | { readonly kind: 'new' } | { readonly kind: 'folder'; readonly name: string };

async function askFolder(
  title: string,
  chosen: readonly Server[],
  servers: ServerList,
): Promise<Where | undefined> {
  const items: (vscode.QuickPickItem & { readonly where: Where })[] = servers.folders.map((folder) => ({
    ...folderRow(folder, servers),
    where: { kind: 'folder', name: folder.name },
  }));
  if (chosen.some(({ profile }) => profile.folder !== undefined))
    items.push({
      label: vscode.l10n.t('No folder'),
      description: vscode.l10n.t('the top level of the list'),
      where: { kind: 'top' },
    });
  items.push({ label: vscode.l10n.t('New Folder…'), where: { kind: 'new' } });
  const [only] = chosen;
  const placeholder =
    chosen.length === 1 && only
      ? vscode.l10n.t('Select a folder for {0}', only.profile.name)
      : vscode.l10n.t('Select a folder for {0} servers', chosen.length);
  const answer = await askPick({ title, step: 1, totalSteps: 1 }, placeholder, items);
  return answer.kind === 'value' ? answer.value.where : undefined;
}
