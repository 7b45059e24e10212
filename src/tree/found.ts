import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { findsAll } from './matches.ts';
import { filterOf, hasRow, judge, shownLinks, type Filter, type Judged, type LinkRow } from './shownRows.ts';
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
  /** Whether the rows of servers are not those of the last {@link servers} any more, for a change of this one. */
  moved(server: Server): boolean;
  counts(): Counts;
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

const storedAs = 'serversView';

/** What is known of a server: one object for as long as it is there, since each letter typed changes them all. */
interface Known {
  readonly server: Server;
  judged: Judged;
  /** What the following two were made with. */
  filter: Filter | undefined;
  place: number;
  /** Looked for when they are first asked for. */
  links: readonly LinkRow[] | undefined;
  /** Its place when rows were last asked for. */
  drawn: number | undefined;
}

/** The list as it was last looked through: whoever counts has it done, before VS Code asks for rows. */
interface Listed {
  /** Every server in the order of the view, that by health apart. */
  readonly all: readonly Known[];
  readonly shown: readonly Server[];
}

export function createFound(servers: ServerList, memento: vscode.Memento): Found {
  const changed = new vscode.EventEmitter<void>();
  const known = new WeakMap<Server, Known>();
  let view = readViewState(memento.get<unknown>(storedAs) ?? unfiltered);
  let filter = filterOf(view);
  let listed: Listed | undefined;
  /** Servers of which there is news since: of a thousand, only these are looked at again. */
  const news = new Set<Server>();
  /** Sorted once for a list: comparing names takes longer than all the rest. */
  let byName: readonly Known[] | undefined;
  const subscription = servers.onDidChange((server) => {
    if (server) return void news.add(server);
    listed = undefined;
    byName = undefined;
  });
  const isListed = (server: Server) => servers.get(server.profile.id) === server;

  const meet = (server: Server): Known => {
    const first: Known = {
      server,
      judged: judge(server),
      filter: undefined,
      place: notShown,
      links: undefined,
      drawn: undefined,
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
    it.place = placeOf(it.judged, filter, view);
    it.links = undefined;
    return it;
  };
  const linksOf = (of: Known) => (of.links ??= shownLinks(of.judged, filter));
  const invalid = () => servers.invalid.filter((entry) => showsInvalid(filter, entry.name));
  const everyone = (): readonly Known[] => {
    const all = servers.all.map(look);
    return view.order === 'name' ? (byName ??= sortServers(all, 'name')) : all;
  };
  const shownOf = (all: readonly Known[]): readonly Server[] => {
    const shown = all.filter(isShown);
    const inOrder = view.order === 'health' ? sortServers(shown, 'health') : shown;
    return inOrder.map(({ server }) => server);
  };
  const listNow = (): Listed => {
    if (listed && news.size === 0) return listed;
    for (const server of news) if (isListed(server)) look(server);
    news.clear();
    const all = listed?.all ?? everyone();
    return (listed = { all, shown: shownOf(all) });
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
    shown: () => listNow().shown,
    servers() {
      const { all, shown } = listNow();
      for (const it of all) it.drawn = it.place;
      return shown;
    },
    invalid,
    links: (server) => sortLinks(linksOf(look(server)), view.order),
    moved(server) {
      // One that has left the list may still tell of its end.
      if (!isListed(server)) return false;
      const { drawn, place } = look(server);
      return drawn !== place;
    },
    counts() {
      const { all } = listNow();
      const visible = all.filter(isShown);
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

function isShown({ place }: Known): boolean {
  return place !== notShown;
}

/** A server has another place when it is shown and was not, or the other way round, or is sorted by something else. */
function placeOf(judged: Judged, filter: Filter, { order }: ViewState): number {
  if (!hasRow(judged, filter)) return notShown;
  return order === 'health' ? judged.rank : 0;
}

/** An entry that cannot be used is an error of its server. */
function showsInvalid({ patterns, only }: Filter, name = ''): boolean {
  const wanted = only.length === 0 || only.includes('serverError');
  return wanted && findsAll(patterns, name);
}
