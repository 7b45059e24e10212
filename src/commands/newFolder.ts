import * as vscode from 'vscode';
import { writeNewFolder } from '../servers/arrangeSettings.ts';
import { askFolderName } from './flows/askFolderName.ts';
import type { Services } from './services.ts';

export async function newFolder({ servers }: Pick<Services, 'servers'>): Promise<void> {
  const name = await askFolderName(vscode.l10n.t('New Folder'), '', servers.folders);
  if (name !== undefined) await writeNewFolder(name);
}
