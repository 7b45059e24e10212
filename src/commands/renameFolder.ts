import * as vscode from 'vscode';
import { renameFolder as writeRenamed } from '../servers/arrangeSettings.ts';
import { folderId } from '../tree/expansion.ts';
import { serversIn } from '../ui/target.ts';
import { idsOf } from './flows/arrangedServers.ts';
import { askFolderName } from './flows/askFolderName.ts';
import { targetFolder } from './flows/targetFolder.ts';
import type { Services } from './services.ts';

/** The servers in it, and its read-only mark, stay with it. */
export async function renameFolder(target: unknown, { servers, expansion, reveal }: Services): Promise<void> {
  const folder = await targetFolder(target, servers);
  if (!folder) return;
  const others = servers.folders.filter(({ name }) => name !== folder.name);
  const renamed = await askFolderName(vscode.l10n.t('Rename {0}', folder.name), folder.name, others);
  if (renamed === undefined || renamed === folder.name) return;
  expansion.carry(folderId(folder.name), folderId(renamed));
  await writeRenamed(folder.name, renamed, idsOf(serversIn(folder, servers)));
  // The focus went with the row of the old name.
  if (target) await reveal({ folder: renamed });
}
