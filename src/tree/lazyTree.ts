import * as vscode from 'vscode';
import { loadOnce } from '../ui/loadOnce.ts';

/** Rows as VS Code asks for them. */
export interface Rows<T> extends Required<
  Pick<vscode.TreeDataProvider<T>, 'getChildren' | 'getTreeItem' | 'getParent' | 'resolveTreeItem'>
> {
  /** The row that is to be drawn anew, or `undefined` for all. */
  readonly onDidChangeTreeData: vscode.Event<T | undefined>;
}

/** Rows that come from what is loaded with the first question for one. */
export function lazyTree<T>(load: () => Promise<Rows<T>>): Rows<T> & { dispose(): void } {
  const changed = new vscode.EventEmitter<T | undefined>();
  const rows = loadOnce(async () => {
    const loaded = await load();
    loaded.onDidChangeTreeData((row) => changed.fire(row));
    return loaded;
  });
  return {
    onDidChangeTreeData: changed.event,
    getChildren: async (row) => (await rows()).getChildren(row),
    getTreeItem: async (row) => (await rows()).getTreeItem(row),
    getParent: async (row) => (await rows()).getParent(row),
    resolveTreeItem: async (item, row, token) => (await rows()).resolveTreeItem(item, row, token),
    dispose: () => changed.dispose(),
  };
}
