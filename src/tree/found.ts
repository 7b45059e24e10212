import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { findsAll } from './matches.ts';
import { filterOf, isShown, judge, shownLinks, type Filter, type Judged, type LinkRow } from './shownRows.ts';
import { sortLinks, sortServers } from './sortRows.ts';
import { readViewState, unfiltered, type ViewState } from './viewState.ts';

/** How many links and servers are shown, and of how many. */
export interface Counts {
  readonly links: number;
  readonly of: number;
  readonly servers: number;
  /** Rows of any kind: entries of the setting that cannot be used count, too. */
  readonly rows: number;
}

/** What the Servers view shows of what there is: a filter and an order, kept for the workspace. */
export interface Found {
  readonly view: ViewState;
  /** Shows it at once, for this window only until it is {@link keep kept}. */
  show(view: ViewState): void;
  keep(): void;
  /** The servers that are shown, in order. */
  shown(): readonly Server[];
  /** The same for the rows: {@link moved} is about these. */
  servers(): readonly Server[];
  invalid(): ServerList['invalid'];
  /** The links of a server that are shown, in order, from memory. */
  links(server: Server): readonly LinkRow[];
  /** Whether a server, or a link of it, has a row. */
  shows(serverId: string, linkKey?: string): boolean;
  /** Whether the rows of servers are not those of the last {@link servers} any more, for a change of this one. */
  moved(server: Server): boolean;
  counts(): Counts;
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

const storedAs = 'serversView';

/** What is known of a server: one object for as long as it is there, since each letter typed changes them all. */
interface Known {
  judged: Judged;
  /** What the following two were made with. */
  filter: Filter | undefined;
  shown: boolean;
  /** Looked for when they are first asked for. */
  links: readonly LinkRow[] | undefined;
}

interface Listed {
  readonly servers: readonly Server[];
  readonly places: ReadonlyMap<Server, number>;
}

export function createFound(servers: ServerList, memento: vscode.Memento): Found {
  const changed = new vscode.EventEmitter<void>();
  const known = new WeakMap<Server, Known>();
  let view = readViewState(memento.get<unknown>(storedAs) ?? unfiltered);
  let filter = filterOf(view);
  /** Those that are shown: whoever counts them has them made, before VS Code asks. */
  let listed: Listed | undefined;
  /** Servers of which there is news since: with a thousand of them, only these are looked at again. */
  const news = new Set<Server>();
  /** Their places when rows were last asked for. */
  let drawn: Listed['places'] | undefined;
  const isListed = (server: Server) => servers.get(server.profile.id) === server;
  const subscription = servers.onDidChange((server) => {
    if (server) return void news.add(server);
    listed = undefined;
    drawn = drawn && new Map([...drawn].filter(([one]) => isListed(one)));
  });
  /** Sorted once for a list: comparing names takes longer than all the rest. */
  const byName = new WeakMap<readonly Server[], readonly Server[]>();

  const meet = (server: Server): Known => {
    const first: Known = {
      judged: judge(server),
      filter: undefined,
      shown: false,
      links: undefined,
    };
    known.set(server, first);
    return first;
  };
  const look = (server: Server): Known => {
    const it = known.get(server) ?? meet(server);
    const { state, profile } = server;
    const same = it.judged.state === state && it.judged.profile === profile;
    if (same && it.filter === filter) return it;
    if (!same) it.judged = judge(server, it.judged);
    it.filter = filter;
    it.shown = isShown(it.judged, filter);
    it.links = undefined;
    return it;
  };
  const linksOf = (of: Known) => (of.links ??= shownLinks(of.judged, filter));
  const invalid = () => servers.invalid.filter((entry) => showsInvalid(filter, entry.name));
  const sorted = (rankOf: (server: Server) => number): readonly Server[] => {
    const { all } = servers;
    const before = view.order === 'name' ? byName.get(all) : undefined;
    const inOrder = before ?? sortServers(all, view.order, rankOf);
    if (view.order === 'name') byName.set(all, inOrder);
    return inOrder;
  };
  const listedAt = (places: Listed['places']): Listed => {
    const inOrder = sorted((server) => places.get(server) ?? notShown);
    return { servers: inOrder.filter((server) => places.has(server)), places };
  };
  const placeNow = (server: Server) => placeOf(look(server), view);
  /** The same places but for these servers. */
  const placesWith = (before: Listed['places'], changed: Iterable<Server>): Listed['places'] => {
    const places = new Map(before);
    for (const server of changed) {
      const place = placeNow(server);
      if (place === notShown) places.delete(server);
      else places.set(server, place);
    }
    return places;
  };
  const hasMoved = (server: Server, before: Listed['places']) =>
    (before.get(server) ?? notShown) !== placeNow(server);
  const shown = (): Listed => {
    if (!listed) listed = listedAt(placesWith(new Map(), servers.all));
    else {
      const { places } = listed;
      const moved = [...news].filter((server) => isListed(server) && hasMoved(server, places));
      if (moved.length > 0) listed = listedAt(placesWith(places, moved));
    }
    news.clear();
    return listed;
  };

  return {
    get view() {
      return view;
    },
    show(next) {
      view = next;
      filter = filterOf(view);
      listed = undefined;
      changed.fire();
    },
    keep: () => void memento.update(storedAs, view),
    shown: () => shown().servers,
    servers() {
      const now = shown();
      drawn = now.places;
      return now.servers;
    },
    invalid,
    links: (server) => sortLinks(linksOf(look(server)), view.order),
    shows(serverId, linkKey) {
      const server = servers.get(serverId);
      if (!server) return false;
      const it = look(server);
      return linkKey === undefined ? it.shown : linksOf(it).some(({ key }) => key === linkKey);
    },
    moved(server) {
      // One that has left the list may still tell of its end.
      if (!isListed(server)) return false;
      return drawn === undefined || hasMoved(server, drawn);
    },
    counts() {
      const all = servers.all.map(look);
      const visible = shown().servers.map(look);
      return {
        links: visible.reduce((sum, it) => sum + linksOf(it).length, 0),
        of: all.reduce((sum, { judged }) => sum + judged.links.length, 0),
        servers: visible.length,
        rows: visible.length + invalid().length,
      };
    },
    onDidChange: changed.event,
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}

const notShown = -1;

/** A server has another place when it is shown and was not, or the other way round, or is sorted by something else. */
function placeOf({ shown, judged }: Known, { order }: ViewState): number {
  if (!shown) return notShown;
  return order === 'health' ? judged.rank : 0;
}

/** An entry that cannot be used is an error of its server. */
function showsInvalid({ patterns, only }: Filter, name = ''): boolean {
  const wanted = only.length === 0 || only.includes('serverError');
  return wanted && findsAll(patterns, name);
}
