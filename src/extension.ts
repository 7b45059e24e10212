import * as vscode from 'vscode';
import { panelViewType } from './details/panelViewType.ts';
import { rawScheme } from './details/rawScheme.ts';
import { textScheme } from './documents/textScheme.ts';
import type { Started } from './start.ts';
import { lazyDragAndDrop } from './tree/lazyDragAndDrop.ts';
import { lazyTree } from './tree/lazyTree.ts';
import type { Node } from './tree/node.ts';
import { loadOnce } from './ui/loadOnce.ts';
import { registerCommands } from './ui/registerCommands.ts';
import { serveReadOnly } from './ui/readOnlyFiles.ts';

/** Tells VS Code what there is. What is behind it is loaded when VS Code first asks for a row, a command or a page. */
export function activate(context: vscode.ExtensionContext): void {
  const start = loadOnce(async (): Promise<Started> => (await import('./start.ts')).start(context, view));
  const tree = lazyTree(async () => (await start()).tree);
  const view: vscode.TreeView<Node> = vscode.window.createTreeView('cucLinks.servers', {
    treeDataProvider: tree,
    canSelectMany: true,
    dragAndDropController: lazyDragAndDrop(async () => (await start()).dragAndDrop),
  });
  context.subscriptions.push(
    view,
    tree,
    registerCommands(async () => (await start()).run),
    serveReadOnly(rawScheme, async () => (await start()).raw),
    serveReadOnly(textScheme, async () => (await start()).documents),
    vscode.window.registerWebviewPanelSerializer(panelViewType, {
      deserializeWebviewPanel: async (panel, saved: unknown) => (await start()).details.restore(panel, saved),
    }),
  );
}
