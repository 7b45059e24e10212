import * as vscode from 'vscode';
import type { Node } from './node.ts';

/** What a key pressed in the view acts on: the row with the focus, and the selected rows if that is one of them. */
export interface RowsOfKey {
  readonly target: Node | undefined;
  readonly selected: readonly Node[];
}
export type KeyRows = () => Promise<RowsOfKey>;

/**
 * Arrow keys move the focus and leave the selection, and VS Code tells an extension the selection only: a key would act
 * on a row that was clicked long before. Taking the focused row into the selection or out of it, and back, tells which
 * one it is.
 */
export function createKeyRows(view: Pick<vscode.TreeView<Node>, 'selection'>): KeyRows {
  return async () => {
    const before = [...view.selection];
    await toggleFocused();
    const after = [...view.selection];
    await toggleFocused();
    const target =
      after.find((node) => !before.includes(node)) ?? before.find((node) => !after.includes(node));
    return { target, selected: target && before.includes(target) ? before : [] };
  };
}

async function toggleFocused(): Promise<void> {
  await vscode.commands.executeCommand('list.toggleSelection');
}
