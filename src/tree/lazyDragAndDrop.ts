import type * as vscode from 'vscode';

/** VS Code gives each view such a type; only rows of this view are taken. */
export const rowsMimeType = 'application/vnd.code.tree.cuclinks.servers';

export type DragAndDrop<T> = Required<Pick<vscode.TreeDragAndDropController<T>, 'handleDrag' | 'handleDrop'>>;

/** What is dragged and dropped is handled by what is loaded then. */
export function lazyDragAndDrop<T>(load: () => Promise<DragAndDrop<T>>): vscode.TreeDragAndDropController<T> {
  return {
    dragMimeTypes: [rowsMimeType],
    dropMimeTypes: [rowsMimeType],
    handleDrag: async (rows, data, token) => (await load()).handleDrag(rows, data, token),
    handleDrop: async (target, data, token) => (await load()).handleDrop(target, data, token),
  };
}
