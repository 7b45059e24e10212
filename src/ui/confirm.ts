import * as vscode from 'vscode';

/** A modal question. `verb` is the one button beside Cancel, which VS Code adds and makes the way out. */
export async function confirm(question: string, detail: string, verb: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, verb)) === verb;
}
