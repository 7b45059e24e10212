import * as vscode from 'vscode';
import type { Folder } from '../../servers/folders.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { showInformation } from '../../ui/notice.ts';
import { folderOf, serversIn } from '../../ui/target.ts';
import { serverCount } from '../../ui/text/arranged.ts';
import { withoutIcons } from '../../ui/text/visible.ts';

/** The folder a command was called on, else the one a person picks. `undefined`: they changed their mind. */
export async function targetFolder(target: unknown, servers: ServerList): Promise<Folder | undefined> {
  const given = folderOf(target, servers);
  if (given) return given;
  if (servers.folders.length === 0) return void sayNoFolder();
  const items = servers.folders.map((folder) => ({ ...folderRow(folder, servers), folder }));
  const placeHolder = vscode.l10n.t('Select a folder');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.folder;
}

/** A folder in a list to choose from. */
export function folderRow(folder: Folder, servers: ServerList): vscode.QuickPickItem {
  const count = serverCount(serversIn(folder, servers).length);
  const description = folder.readOnly ? `${count} · ${vscode.l10n.t('read-only')}` : count;
  return { label: `$(folder) ${withoutIcons(folder.name)}`, description };
}

async function sayNoFolder(): Promise<void> {
  const make = vscode.l10n.t('New Folder…');
  const text = vscode.l10n.t('There is no folder in the list yet.');
  if ((await showInformation(text, make)) === make)
    await vscode.commands.executeCommand('cucLinks.newFolder');
}
