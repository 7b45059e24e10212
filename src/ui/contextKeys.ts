import * as vscode from 'vscode';

/** The `when` keys that package.json uses, all boolean and off until set. */
export type ContextKey =
  | 'hasServers'
  /** Known to be so: a view that waits for its first rows looks empty, too. */
  | 'noServers'
  | 'hasOwnServers'
  | 'hasSignIns'
  | 'sandboxRunning'
  | 'busy'
  | 'notificationsMuted'
  | 'filtered'
  | 'nothingFound';

export function setContext(key: ContextKey, value: boolean): void {
  void vscode.commands.executeCommand('setContext', `cucLinks.${key}`, value);
}
