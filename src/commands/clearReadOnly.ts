import * as vscode from 'vscode';
import { writeArranged, writeFolderReadOnly } from '../servers/arrangeSettings.ts';
import type { Server } from '../servers/server.ts';
import { showInformation } from '../ui/notice.ts';
import { idsOf } from './flows/arrangedServers.ts';
import { readOnlyTargets } from './flows/readOnlyTargets.ts';
import type { Services } from './services.ts';

/** Takes the marks of these servers and folders away; a server stays read-only while its folder is. */
export async function clearReadOnly(target: unknown, selected: unknown, services: Services): Promise<void> {
  const title = vscode.l10n.t('Clear Read-Only Mark');
  const { folders, servers } = await readOnlyTargets(title, target, selected, services.servers, true);
  for (const { name } of folders) await writeFolderReadOnly(name, false);
  const marked = servers.filter(({ profile }) => profile.ownReadOnly);
  if (marked.length > 0) await writeArranged(idsOf(marked), { readOnly: undefined });
  const still = servers.map(({ profile }) => services.servers.get(profile.id)).find(isReadOnly);
  if (still) sayFolderMarked(still);
}

function isReadOnly(server: Server | undefined): server is Server {
  return server?.profile.readOnly ?? false;
}

function sayFolderMarked({ profile }: Server): void {
  void showInformation(
    vscode.l10n.t(
      '{0} stays read-only: its folder, {1}, is marked. “Clear Read-Only Mark” on the folder takes that mark away.',
      profile.name,
      profile.folder ?? '',
    ),
  );
}
