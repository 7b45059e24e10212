import * as vscode from 'vscode';
import type { ServerList } from '../servers/serverList.ts';
import { folderOf, linkOf } from '../ui/target.ts';
import { folderItem } from './folderItem.ts';
import { linkItem } from './linkItem.ts';
import type { FolderNode, InvalidNode, LinkNode, Node, NoteNode } from './node.ts';
import { serverItem } from './serverItem.ts';

/**
 * A row as it is drawn. It may be asked for just after its server or link has gone: it is then empty for the moment until it
 * goes too. `countIn`: how many servers a folder shows.
 */
export function itemOf(
  node: Exclude<Node, NoteNode | InvalidNode>,
  servers: ServerList,
  countIn: (node: FolderNode) => number,
): vscode.TreeItem {
  if (node.kind === 'folder') {
    const folder = folderOf(node, servers);
    return folder ? folderItem(folder, countIn(node)) : new vscode.TreeItem('');
  }
  if (node.kind === 'link') {
    const target = linkOf(node, servers);
    return target ? openOnClick(linkItem(target), node) : new vscode.TreeItem('');
  }
  const server = servers.get(node.serverId);
  return server ? serverItem(server) : new vscode.TreeItem('');
}

/** The same of rows that bring sentences with them: loaded with the first one. */
export async function laterItemOf(
  node: NoteNode | InvalidNode,
  servers: ServerList,
): Promise<vscode.TreeItem> {
  if (node.kind === 'invalid') {
    const { invalidItem } = await import('./invalidItem.ts');
    const invalid = servers.invalid.find(({ position }) => position === node.position);
    return invalid ? invalidItem(invalid) : new vscode.TreeItem('');
  }
  const { noteItem } = await import('./noteItem.ts');
  const server = servers.get(node.serverId);
  return server ? noteItem(server) : new vscode.TreeItem('');
}

function openOnClick(item: vscode.TreeItem, node: LinkNode): vscode.TreeItem {
  const title = vscode.l10n.t('Open Link Details');
  item.command = { command: 'cucLinks.openLinkDetails', title, arguments: [node] };
  return item;
}
