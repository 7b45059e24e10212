import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Found } from './found.ts';
import type { Node } from './node.ts';

const storedAs = 'serversView.collapsed';
const schema = z.record(z.string(), z.array(z.string()));

/** The rows collapsed last: those of servers that have left the list, or of every sandbox there was, must not pile up. */
const mostCollapsed = 1000;

type Place = 'all' | 'filtered';

/** Rows have been opened and closed apart while words filter them. */
export function placeOf({ view }: Pick<Found, 'view'>): Place {
  return view.text.trim() === '' ? 'all' : 'filtered';
}

/** What names a row that can be opened; `undefined` for others. */
export function expandableId(node: Node): string | undefined {
  if (node.kind === 'server') return node.serverId;
  return node.kind === 'folder' ? folderId(node.folder) : undefined;
}

/** Written in another case, it is the same folder. */
export function folderId(name: string): string {
  return `folder ${name.toLowerCase()}`;
}

/**
 * Which rows a person has collapsed; VS Code forgets it with the window, and holds on to it where a filter should open
 * a row. So it is kept here, apart for each `place`: what was collapsed before a filter is so again after it.
 */
export interface Expansion {
  isCollapsed(place: Place, id: string): boolean;
  set(place: Place, id: string, collapsed: boolean): void;
  /** The row is about to have another id: it is the same row to a person, and stays as it was left. */
  carry(id: string, to: string): void;
  /** All rows of a place are expanded again. */
  clear(place: Place): void;
}

export function createExpansion(memento: vscode.Memento): Expansion {
  const stored = schema.safeParse(memento.get<unknown>(storedAs));
  const places = new Map<string, Set<string>>(
    Object.entries(stored.success ? stored.data : {}).map(([place, ids]) => [place, new Set(ids)]),
  );
  const keep = () =>
    void memento.update(storedAs, Object.fromEntries([...places].map(([place, ids]) => [place, [...ids]])));
  const set: Expansion['set'] = (place, id, collapsed) => {
    const ids = places.get(place) ?? new Set();
    places.set(place, ids);
    ids.delete(id);
    if (collapsed) ids.add(id);
    for (const oldest of [...ids].slice(0, -mostCollapsed)) ids.delete(oldest);
    keep();
  };
  const isCollapsed: Expansion['isCollapsed'] = (place, id) => places.get(place)?.has(id) ?? false;
  return {
    isCollapsed,
    set,
    carry(id, to) {
      for (const place of ['all', 'filtered'] as const) set(place, to, isCollapsed(place, id));
    },
    clear(place) {
      if (!places.delete(place)) return;
      keep();
    },
  };
}

type View = Pick<vscode.TreeView<Node>, 'onDidCollapseElement' | 'onDidExpandElement'>;

/** Remembers what a person opens and closes; a filter begins with every row open. */
export function followExpansion(view: View, found: Found, expansion: Expansion): vscode.Disposable {
  const note = (node: Node, collapsed: boolean) => {
    const id = expandableId(node);
    if (id !== undefined) expansion.set(placeOf(found), id, collapsed);
  };
  return vscode.Disposable.from(
    view.onDidCollapseElement(({ element }) => note(element, true)),
    view.onDidExpandElement(({ element }) => note(element, false)),
    found.onDidChange(() => {
      if (placeOf(found) === 'all') expansion.clear('filtered');
    }),
  );
}
