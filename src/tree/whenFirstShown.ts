import * as vscode from 'vscode';

interface View {
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}

/** Does something once, as soon as somebody looks at the view: nothing is read for a window that shows none of it. */
export function whenFirstShown(view: View, work: () => void): vscode.Disposable {
  if (view.visible) {
    work();
    return new vscode.Disposable(() => undefined);
  }
  const waiting = view.onDidChangeVisibility(() => {
    if (!view.visible) return;
    waiting.dispose();
    work();
  });
  return waiting;
}
