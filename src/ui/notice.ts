import * as vscode from 'vscode';
import { withoutLinks } from './text/visible.ts';

/**
 * The only way for a sentence into a notification: VS Code makes a link of `[text](command:…)` in it, whoever wrote it,
 * and runs the command on a click. Each settles with the button that was pressed, or `undefined`.
 */
export function showInformation<T extends string>(
  text: string,
  ...buttons: readonly T[]
): Thenable<T | undefined> {
  return vscode.window.showInformationMessage(withoutLinks(text), ...buttons);
}

export function showWarning<T extends string>(
  text: string,
  ...buttons: readonly T[]
): Thenable<T | undefined> {
  return vscode.window.showWarningMessage(withoutLinks(text), ...buttons);
}

export function showError<T extends string>(text: string, ...buttons: readonly T[]): Thenable<T | undefined> {
  return vscode.window.showErrorMessage(withoutLinks(text), ...buttons);
}
