import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { missingWords, wordsOf } from './matches.ts';
import { rowsOf, type ServerRows } from './shownRows.ts';
import { sortServers } from './sortRows.ts';
import { isFiltered, readViewState, unfiltered, type ViewState } from './viewState.ts';

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
  servers(): readonly Server[];
  invalid(): ServerList['invalid'];
  /** What is shown of one server, from memory. */
  rows(server: Server): ServerRows;
  /** Whether a server, or a link of it, has a row. */
  shows(serverId: string, linkKey?: string): boolean;
  /** Whether the rows of servers are not those of the last {@link servers} any more, for a change of this one. */
  moved(server: Server): boolean;
  counts(): Counts;
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

const storedAs = 'serversView';

/** Whether a server has a row, and what that is sorted by. */
type Place = Pick<ServerRows, 'shown' | 'rank'>;
interface Known {
  readonly state: Server['state'];
  readonly profile: Server['profile'];
  readonly view: ViewState;
  readonly rows: ServerRows;
}

export function createFound(servers: ServerList, memento: vscode.Memento): Found {
  const changed = new vscode.EventEmitter<void>();
  const known = new WeakMap<Server, Known>();
  /** As last listed. */
  const placed = new WeakMap<Server, Place>();
  let view = readViewState(memento.get<unknown>(storedAs) ?? unfiltered);

  const rows = (server: Server): ServerRows => {
    const before = known.get(server);
    const { state, profile } = server;
    if (before?.state === state && before.profile === profile && before.view === view) return before.rows;
    const now = rowsOf(server, view);
    known.set(server, { state, profile, view, rows: now });
    return now;
  };
  const invalid = () => servers.invalid.filter((entry) => showsInvalid(view, entry.name));
  const listed = () => {
    const { all } = servers;
    // Not the rows as a whole: they would keep links that have long been read anew.
    for (const server of all) placed.set(server, placeOf(rows(server)));
    const shown = all.filter((server) => rows(server).shown);
    return sortServers(shown, view.order, (server) => rows(server).rank);
  };

  return {
    get view() {
      return view;
    },
    show(next) {
      view = next;
      changed.fire();
    },
    keep: () => void memento.update(storedAs, view),
    servers: listed,
    invalid,
    rows,
    shows(serverId, linkKey) {
      const server = servers.get(serverId);
      if (!server) return false;
      const { shown, links } = rows(server);
      return linkKey === undefined ? shown : links.some(({ key }) => key === linkKey);
    },
    moved(server) {
      const before = placed.get(server);
      const now = rows(server);
      return before?.shown !== now.shown || (view.order === 'health' && before.rank !== now.rank);
    },
    counts() {
      const all = servers.all.map(rows);
      const visible = all.filter((each) => each.shown);
      return {
        links: visible.reduce((sum, { links }) => sum + links.length, 0),
        of: all.reduce((sum, each) => sum + each.of, 0),
        servers: visible.length,
        rows: visible.length + invalid().length,
      };
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}

function placeOf({ shown, rank }: Place): Place {
  return { shown, rank };
}

/** An entry that cannot be used is an error of its server. */
function showsInvalid(view: ViewState, name: string | undefined): boolean {
  if (!isFiltered(view)) return true;
  const wanted = view.only.length === 0 || view.only.includes('serverError');
  return wanted && missingWords(wordsOf(view.text), [name]).length === 0;
}
