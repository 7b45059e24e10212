import assert from 'node:assert/strict';
import type { ProviderResult } from 'vscode';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { TreeItem, TreeItemCollapsibleState } from './vscode.ts';

const { Expanded, None } = TreeItemCollapsibleState;

interface Rows<T> {
  getChildren(of?: T): ProviderResult<T[]>;
  getTreeItem(row: T): unknown;
}

/** What VS Code waited for while it drew the whole view, in milliseconds a call. */
export interface Drawn {
  readonly roots: number;
  readonly children: readonly number[];
  readonly items: readonly number[];
}

/** Asks for every row, as VS Code does when the view opens and all of it is expanded. */
export function draw<T>(rows: Rows<T>): Drawn {
  const children: number[] = [];
  const items: number[] = [];
  const start = performance.now();
  const roots = childrenOf(rows);
  const drawn = { roots: performance.now() - start, children, items };
  const drawOne = (row: T) => {
    const before = performance.now();
    rows.getTreeItem(row);
    items.push(performance.now() - before);
  };
  for (const root of roots) {
    drawOne(root);
    const before = performance.now();
    const links = childrenOf(rows, root);
    children.push(performance.now() - before);
    for (const link of links) drawOne(link);
  }
  return drawn;
}

/** The same of rows that may come later. */
export async function drawAll<T>(rows: Rows<T>, of?: T): Promise<void> {
  for (const row of (await rows.getChildren(of)) ?? []) {
    await rows.getTreeItem(row);
    await drawAll(rows, row);
  }
}

export function childrenOf<T>(rows: Rows<T>, of?: T): readonly T[] {
  const children = rows.getChildren(of);
  assert(children && 'map' in children, 'they come at once');
  return children;
}

interface BareRow {
  readonly name: string;
  readonly rows: readonly BareRow[];
}

/** The least a tree can be: rows that are there already, and a name on each. */
export function bareTree(servers: readonly { name: string; links: readonly HttpsLink[] }[]): Rows<BareRow> {
  const roots = servers.map(({ name, links }): BareRow => {
    return { name, rows: links.map(({ displayName = '' }) => ({ name: displayName, rows: [] })) };
  });
  return {
    getChildren: (row) => [...(row?.rows ?? roots)],
    getTreeItem: ({ name, rows }) => new TreeItem(name, rows.length > 0 ? Expanded : None),
  };
}
