import * as vscode from 'vscode';
import { writeNewFolder } from '../servers/arrangeSettings.ts';
import { askFolderName } from './flows/askFolderName.ts';
import type { Services } from './services.ts';

export async function newFolder({ servers, reveal }: Pick<Services, 'servers' | 'reveal'>): Promise<void> {
  const name = await askFolderName(vscode.l10n.t('New Folder'), '', servers.folders);
  if (name === undefined) return;
  await writeNewFolder(name);
  await reveal({ folder: name });
}
