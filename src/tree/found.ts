import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { findsAll } from './matches.ts';
import {
  filterOf,
  judge,
  shownRows,
  type Filter,
  type Judged,
  type LinkRow,
  type ShownRows,
} from './shownRows.ts';
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

/** Whether a server has a row, and what that is sorted by. */
type Place = Pick<ShownRows, 'shown'> & Pick<Judged, 'rank'>;

/** What is shown of a server, and what that was made from. */
interface Known {
  readonly judged: Judged;
  readonly filter: Filter;
  readonly rows: ShownRows;
}

export function createFound(servers: ServerList, memento: vscode.Memento): Found {
  const changed = new vscode.EventEmitter<void>();
  const known = new WeakMap<Server, Known>();
  /** As last listed. */
  const placed = new WeakMap<Server, Place>();
  let view = readViewState(memento.get<unknown>(storedAs) ?? unfiltered);
  let filter = filterOf(view);

  const look = (server: Server): Known => {
    const before = known.get(server);
    const same = before?.judged.state === server.state && before.judged.profile === server.profile;
    if (same && before.filter === filter) return before;
    const judged = same ? before.judged : judge(server);
    const now = { judged, filter, rows: shownRows(judged, filter) };
    known.set(server, now);
    return now;
  };
  const placeOf = (server: Server): Place => {
    const { judged, rows } = look(server);
    return { shown: rows.shown, rank: judged.rank };
  };
  const invalid = () => servers.invalid.filter((entry) => showsInvalid(filter, entry.name));
  const listed = () => {
    const { all } = servers;
    for (const server of all) placed.set(server, placeOf(server));
    const shown = all.filter((server) => placed.get(server)?.shown);
    return sortServers(shown, view.order, (server) => look(server).judged.rank);
  };

  return {
    get view() {
      return view;
    },
    show(next) {
      view = next;
      filter = filterOf(view);
      changed.fire();
    },
    keep: () => void memento.update(storedAs, view),
    servers: listed,
    invalid,
    links: (server) => sortLinks(look(server).rows.links, view.order),
    shows(serverId, linkKey) {
      const server = servers.get(serverId);
      if (!server) return false;
      const { shown, links } = look(server).rows;
      return linkKey === undefined ? shown : links.some(({ key }) => key === linkKey);
    },
    moved(server) {
      const before = placed.get(server);
      const now = placeOf(server);
      return before?.shown !== now.shown || (view.order === 'health' && before.rank !== now.rank);
    },
    counts() {
      const all = servers.all.map(look);
      const visible = all.filter(({ rows }) => rows.shown);
      return {
        links: visible.reduce((sum, { rows }) => sum + rows.links.length, 0),
        of: all.reduce((sum, { judged }) => sum + judged.links.length, 0),
        servers: visible.length,
        rows: visible.length + invalid().length,
      };
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}

/** An entry that cannot be used is an error of its server. */
function showsInvalid({ patterns, only }: Filter, name = ''): boolean {
  const wanted = only.length === 0 || only.includes('serverError');
  return wanted && findsAll(patterns, name);
}
