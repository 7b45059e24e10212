import * as vscode from 'vscode';

/** Only the user's own value counts: a workspace must never add, redirect or weaken a server. */
export function userValue(section: string, key: string): unknown {
  const found = vscode.workspace.getConfiguration(section).inspect(key);
  return found?.globalValue ?? found?.defaultValue;
}
