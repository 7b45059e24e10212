import * as vscode from 'vscode';

/** A modal question. `verb` is the one button beside Cancel, which VS Code adds and makes the way out. */
export async function confirm(question: string, detail: string, verb: string): Promise<boolean> {
  return (await choose(question, detail, [verb])) === verb;
}

/** The same with several verbs; resolves to the one that was chosen. */
export function choose(
  question: string,
  detail: string,
  verbs: readonly string[],
): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(question, { modal: true, detail }, ...verbs);
}
