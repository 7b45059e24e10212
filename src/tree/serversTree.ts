import * as vscode from 'vscode';
import { linkKey } from '../links/linkKey.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { linkOf } from '../ui/target.ts';
import { invalidItem } from './invalidItem.ts';
import { linkItem } from './linkItem.ts';
import { createNodes, type Node } from './node.ts';
import { noteItem, noteText } from './noteItem.ts';
import { serverItem } from './serverItem.ts';
import { linkTooltip, serverTooltip } from './tooltip.ts';

/** The rows of the Servers view, answered from what is in memory: reading happens beside it. */
export function createServersTree(servers: ServerList): vscode.TreeDataProvider<Node> & { dispose(): void } {
  const nodes = createNodes();
  const changed = new vscode.EventEmitter<Node | undefined>();
  const subscription = servers.onDidChange((server) => {
    changed.fire(server && nodes.server(server.profile.id));
  });

  const roots = (): Node[] => [
    ...servers.all.map(({ profile }) => nodes.server(profile.id)),
    ...servers.invalid.map(({ position }) => nodes.invalid(position)),
  ];
  const linksOf = (server: Server | undefined): Node[] => {
    if (!server) return [];
    const links = server.state.last?.links ?? [];
    if (noteText(server) !== undefined) return [nodes.note(server.profile.id)];
    return links.map((link) => nodes.link(server.profile.id, linkKey(link, links)));
  };

  return {
    onDidChangeTreeData: changed.event,
    getChildren(node) {
      if (!node) return roots();
      return node.kind === 'server' ? linksOf(servers.get(node.serverId)) : [];
    },
    getParent: (node) =>
      node.kind === 'link' || node.kind === 'note' ? nodes.server(node.serverId) : undefined,
    getTreeItem: (node) => itemOf(node, servers),
    resolveTreeItem(item, node) {
      item.tooltip ??= tooltipOf(node, servers);
      return item;
    },
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}

/** A row may be asked for just after its server or link has gone: it is then empty for the moment until it goes too. */
function itemOf(node: Node, servers: ServerList): vscode.TreeItem {
  if (node.kind === 'invalid') {
    const invalid = servers.invalid.find(({ position }) => position === node.position);
    return invalid ? invalidItem(invalid) : new vscode.TreeItem('');
  }
  if (node.kind === 'link') {
    const target = linkOf(node, servers);
    return target ? openOnClick(linkItem(target), node) : new vscode.TreeItem('');
  }
  const server = servers.get(node.serverId);
  if (!server) return new vscode.TreeItem('');
  return node.kind === 'note' ? noteItem(server) : serverItem(server);
}

function openOnClick(item: vscode.TreeItem, node: Node): vscode.TreeItem {
  const title = vscode.l10n.t('Open Link Details');
  item.command = { command: 'cucLinks.openLinkDetails', title, arguments: [node] };
  return item;
}

function tooltipOf(node: Node, servers: ServerList): vscode.MarkdownString | undefined {
  if (node.kind === 'invalid' || node.kind === 'note') return undefined;
  if (node.kind === 'server') {
    const server = servers.get(node.serverId);
    return server && serverTooltip(server);
  }
  const target = linkOf(node, servers);
  return target && linkTooltip(target);
}
