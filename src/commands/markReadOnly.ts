import * as vscode from 'vscode';
import { writeArranged, writeFolderReadOnly } from '../servers/arrangeSettings.ts';
import { idsOf } from './flows/arrangedServers.ts';
import { readOnlyTargets } from './flows/readOnlyTargets.ts';
import type { Services } from './services.ts';

/** From then on nothing that changes these servers, or those in these folders, is offered or sent. */
export async function markReadOnly(target: unknown, selected: unknown, services: Services): Promise<void> {
  const title = vscode.l10n.t('Mark as Read-Only');
  const { folders, servers } = await readOnlyTargets(title, target, selected, services.servers, false);
  for (const { name } of folders) await writeFolderReadOnly(name, true);
  if (servers.length > 0) await writeArranged(idsOf(servers), { readOnly: true });
}
