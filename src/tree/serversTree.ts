import * as vscode from 'vscode';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import { removalOf } from '../servers/removalOf.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { sameName } from '../servers/sameName.ts';
import { folderOf, linkOf } from '../ui/target.ts';
import { arrange, type Levels } from './arrange.ts';
import { isSameArrangement, type Arrangement } from './arrangement.ts';
import { createDrawnRows } from './drawnRows.ts';
import { expandableId, placeOf, type Expansion } from './expansion.ts';
import { folderItem } from './folderItem.ts';
import type { Found } from './found.ts';
import { hasNote } from './hasNote.ts';
import type { Rows } from './lazyTree.ts';
import { linkFacts } from './linkFacts.ts';
import { linkItem } from './linkItem.ts';
import { placesOf, wordsOf } from './matches.ts';
import {
  createNodes,
  type FolderNode,
  type InvalidNode,
  type LinkNode,
  type Node,
  type NoteNode,
  type ServerNode,
} from './node.ts';
import { createRemovals } from './removals.ts';
import { serverItem } from './serverItem.ts';
import { tooltipFacts } from './tooltipFacts.ts';
import { isFiltered } from './viewState.ts';

/** What decides which rows there are, and which are open. */
interface Shown {
  readonly found: Found;
  readonly expansion: Expansion;
}

/** The rows of the Servers view, answered from what is in memory: reading happens beside it. */
export function createServersTree(
  servers: ServerList,
  shown: Shown,
): Rows<Node> & {
  /** The row of a server, or of a link of it. */
  readonly nodeOf: (serverId: string, linkKey?: string) => Node;
  /** VS Code has asked for rows, and gets them. */
  readonly onDidGiveRows: vscode.Event<void>;
  dispose(): void;
} {
  const { found } = shown;
  const nodes = createNodes();
  const changed = new vscode.EventEmitter<Node | undefined>();
  const given = new vscode.EventEmitter<void>();
  /** Arranged once for all rows: each folder asks for its own. */
  let arranged: Arrangement | undefined;
  let top: Node[] | undefined;
  const drawAll = () => {
    arranged = undefined;
    top = undefined;
    changed.fire(undefined);
  };
  /** The list has changed: takes over where everything stands now, and tells whether that is elsewhere. */
  const isRearranged = () => {
    const before = arranged;
    arranged = undefined;
    return before === undefined || !isSameArrangement(before, levels());
  };
  const subscriptions = [
    // One parent after the other: all rows are only drawn anew where what stands above the links does.
    servers.onDidChange((server) => {
      removals.changed(server);
      // Taken over also where all is drawn: what is remembered must be what was drawn last.
      const news = (server ? [server] : servers.all).filter((each) => drawn.changed(each));
      if (server ? found.moved(server) : isRearranged()) drawAll();
      else for (const each of news) changed.fire(rowOf(each));
    }),
    found.onDidChange(drawAll),
  ];

  const rowOf = ({ profile }: Server) => nodes.server(profile.id);
  const levels = () =>
    (arranged ??= {
      ...arrange(found.servers(), servers.folders, !isFiltered(found.view)),
      invalid: found.invalid(),
    });
  const roots = (): Node[] => (top ??= makeRoots());
  const makeRoots = (): Node[] => {
    const { favorites, folders, others, sandbox, invalid } = levels();
    return [
      ...favorites.map(rowOf),
      ...folders.map(({ folder }) => nodes.folder(folder.name)),
      ...[...others, ...sandbox].map(rowOf),
      ...invalid.map(({ position }) => nodes.invalid(position)),
    ];
  };
  const parentOf = (node: Node): Node | undefined => {
    if (node.kind === 'link' || node.kind === 'note') return nodes.server(node.serverId);
    const name = node.kind === 'server' ? servers.get(node.serverId)?.profile.folder : undefined;
    const folder = servers.folders.find((each) => name !== undefined && sameName(each.name, name));
    return folder && nodes.folder(folder.name);
  };
  const linksOf = (server: Server | undefined): Node[] => {
    if (!server) return [];
    if (hasNote(server)) return [nodes.note(server.profile.id)];
    return found.links(server).map(({ key }) => nodes.link(server.profile.id, key));
  };
  const removals = createRemovals(servers);
  const drawn = createDrawnRows((server) => {
    // What a note says follows from what is told of the server. A tooltip tells what the other end says of a removal.
    const removal = (link: HttpsLink) =>
      removals.mayConcern(link) ? removalOf(server, link, servers) : undefined;
    return [
      serverItem(server),
      tooltipFacts(server),
      linkFacts(server, found.links(server)),
      server.state.last?.links.map(removal),
    ];
  });

  return {
    onDidChangeTreeData: changed.event,
    onDidGiveRows: given.event,
    getChildren(node) {
      given.fire();
      if (!node) return roots();
      if (node.kind === 'folder') return serversIn(node, levels()).map(rowOf);
      return node.kind === 'server' ? linksOf(servers.get(node.serverId)) : [];
    },
    getParent: parentOf,
    getTreeItem: (node) =>
      node.kind === 'note' || node.kind === 'invalid'
        ? explaining(node, servers).then((item) => filtered(item, node, shown))
        : filtered(itemOf(node, servers, levels), node, shown),
    nodeOf: (serverId, linkKey) =>
      linkKey === undefined ? nodes.server(serverId) : nodes.link(serverId, linkKey),
    async resolveTreeItem(item, node) {
      // Loaded with the first one that is looked at: showing the rows must not wait for it.
      const { tooltipOf } = await import('./tooltip.ts');
      item.tooltip ??= tooltipOf(node, servers);
      return item;
    },
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      changed.dispose();
      given.dispose();
    },
  };
}

function serversIn({ folder }: FolderNode, { folders }: Levels<Server>): readonly Server[] {
  return folders.find((group) => sameName(group.folder.name, folder))?.servers ?? [];
}

/** Marks what the words of the filter have found, and opens or closes a server’s row as it was left. */
function filtered(item: vscode.TreeItem, node: Node, { found, expansion }: Shown): vscode.TreeItem {
  const words = wordsOf(found.view.text);
  if (typeof item.label === 'string') {
    const highlights = placesOf(words, item.label);
    if (highlights.length > 0) item.label = { label: item.label, highlights };
  }
  const id = expandableId(node);
  if (id === undefined) return item;
  const place = placeOf(found);
  if (expansion.isCollapsed(place, id)) item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
  // Another row to VS Code, which would leave one it knows as it is.
  if (place === 'filtered') item.id = `${id} filtered`;
  return item;
}

/** A row may be asked for just after its server or link has gone: it is then empty for the moment until it goes too. */
function itemOf(
  node: FolderNode | ServerNode | LinkNode,
  servers: ServerList,
  levels: () => Levels<Server>,
): vscode.TreeItem {
  if (node.kind === 'folder') {
    const folder = folderOf(node, servers);
    return folder ? folderItem(folder, serversIn(node, levels()).length) : new vscode.TreeItem('');
  }
  if (node.kind === 'link') {
    const target = linkOf(node, servers);
    return target ? openOnClick(linkItem(target), node) : new vscode.TreeItem('');
  }
  const server = servers.get(node.serverId);
  return server ? serverItem(server) : new vscode.TreeItem('');
}

/** A row that says why there are no others. Loaded with the first one: it brings the sentences of all failures. */
async function explaining(node: NoteNode | InvalidNode, servers: ServerList): Promise<vscode.TreeItem> {
  if (node.kind === 'invalid') {
    const { invalidItem } = await import('./invalidItem.ts');
    const invalid = servers.invalid.find(({ position }) => position === node.position);
    return invalid ? invalidItem(invalid) : new vscode.TreeItem('');
  }
  const { noteItem } = await import('./noteItem.ts');
  const server = servers.get(node.serverId);
  return server ? noteItem(server) : new vscode.TreeItem('');
}

function openOnClick(item: vscode.TreeItem, node: Node): vscode.TreeItem {
  const title = vscode.l10n.t('Open Link Details');
  item.command = { command: 'cucLinks.openLinkDetails', title, arguments: [node] };
  return item;
}
