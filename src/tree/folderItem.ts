import * as vscode from 'vscode';
import type { Folder } from '../servers/folders.ts';
import { serverCount } from '../ui/text/arranged.ts';
import { folderId } from './expansion.ts';

export function folderItem({ name, readOnly }: Folder, servers: number): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  const words = [serverCount(servers), ...(readOnly ? [vscode.l10n.t('read-only')] : [])].join(' · ');
  item.id = folderId(name);
  item.description = words;
  item.iconPath = new vscode.ThemeIcon(readOnly ? 'lock' : 'folder');
  item.contextValue = `folder ${readOnly ? 'locked' : 'unlocked'}`;
  item.tooltip = readOnly
    ? vscode.l10n.t('{0}: no change is sent to any server in this folder.', name)
    : name;
  item.accessibilityInformation = { label: vscode.l10n.t('Folder {0}, {1}', name, words) };
  return item;
}
