import * as vscode from 'vscode';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import { removalOf } from '../servers/removalOf.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { sameName } from '../servers/sameName.ts';
import type { Pace } from '../ui/pace.ts';
import { arrange, type Levels } from './arrange.ts';
import { isSameArrangement, type Arrangement } from './arrangement.ts';
import { createDrawnRows } from './drawnRows.ts';
import { expandableId, placeOf, type Expansion } from './expansion.ts';
import type { Found } from './found.ts';
import { hasNote } from './hasNote.ts';
import { itemOf, laterItemOf } from './itemOf.ts';
import type { Rows } from './lazyTree.ts';
import { linkFacts } from './linkFacts.ts';
import { placesOf, wordsOf, type PlacesIn } from './matches.ts';
import { createNodes, type FolderNode, type Node, type RowPlace } from './node.ts';
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
  pace: Pick<Pace, 'ask'>,
): Rows<Node> & {
  readonly nodeOf: (place: RowPlace) => Node;
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
  let wordPlaces: PlacesIn | undefined;
  const drawAll = () => {
    arranged = undefined;
    top = undefined;
    wordPlaces = undefined;
    changed.fire(undefined);
  };
  /** Servers that have changed since VS Code was told of any. */
  const untold = new Set<Server>();
  const tell = (isRearranged = false) => {
    const those = [...untold].filter((server) => servers.get(server.profile.id) === server);
    untold.clear();
    // Taken over also where all is drawn: what is remembered must be what was drawn last.
    const news = those.filter((each) => drawn.changed(each));
    if (isRearranged || those.some((each) => found.moved(each))) drawAll();
    else for (const each of news) changed.fire(rowOf(each));
  };
  /** Rows that VS Code is given before it is told of them. */
  const give = (node: Node) => {
    if (untold.size === 0 || !('serverId' in node)) return;
    const server = servers.get(node.serverId);
    if (server && untold.has(server)) drawn.forget(server);
  };
  /** The list has changed: takes over where everything stands now, and tells whether that is elsewhere. */
  const rearranged = () => {
    const before = arranged;
    arranged = undefined;
    return before === undefined || !isSameArrangement(before, levels());
  };
  const subscriptions = [
    // One parent after the other: all rows are only drawn anew where what stands above the links does.
    servers.onDidChange((server) => {
      removals.changed(server);
      for (const each of server ? [server] : servers.all) untold.add(each);
      // Its rows are put into words once for all that it has been told by then.
      if (server) pace.ask(tell);
      else tell(rearranged());
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
      give(node);
      if (node.kind === 'folder') return serversIn(node, levels()).map(rowOf);
      return node.kind === 'server' ? linksOf(servers.get(node.serverId)) : [];
    },
    getParent: parentOf,
    getTreeItem(node) {
      give(node);
      const places = (wordPlaces ??= placesOf(wordsOf(found.view.text)));
      const asShown = (item: vscode.TreeItem) => asLeft(marked(item, places), node, shown);
      if (node.kind === 'note' || node.kind === 'invalid') return laterItemOf(node, servers).then(asShown);
      return asShown(itemOf(node, servers, (folder) => serversIn(folder, levels()).length));
    },
    nodeOf(place) {
      if ('folder' in place) return nodes.folder(place.folder);
      const { serverId, linkKey } = place;
      return linkKey === undefined ? nodes.server(serverId) : nodes.link(serverId, linkKey);
    },
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

/** Marks what the words of the filter have found. */
function marked(item: vscode.TreeItem, wordPlaces: PlacesIn): vscode.TreeItem {
  if (typeof item.label !== 'string') return item;
  const highlights = wordPlaces(item.label);
  if (highlights.length > 0) item.label = { label: item.label, highlights };
  return item;
}

/** Opens or closes a server’s row as it was left. */
function asLeft(item: vscode.TreeItem, node: Node, { found, expansion }: Shown): vscode.TreeItem {
  const id = expandableId(node);
  if (id === undefined) return item;
  const place = placeOf(found);
  if (expansion.isCollapsed(place, id)) item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
  // Another row to VS Code, which would leave one it knows as it is.
  if (place === 'filtered') item.id = `${id} filtered`;
  return item;
}
