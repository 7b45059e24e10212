import * as vscode from 'vscode';
import { isSettingsError, type SettingsError } from '../servers/settingsError.ts';
import { failureOf } from '../servers/failureOf.ts';
import type { Log } from './log.ts';
import { showError } from './notice.ts';
import { offerSettingsFile } from './openSettingsFile.ts';

/** Does what a person has asked for, and shows them what it lets through. */
export async function presenting(what: string, log: Log, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    await present(what, error, log);
  }
}

async function present(what: string, error: unknown, log: Log): Promise<void> {
  const failure = failureOf(error);
  // Loaded with the first failure: showing the tree must not wait for its sentences.
  if (failure) return (await import('./presentFailure.ts')).presentFailure(failure, undefined);
  if (isSettingsError(error)) return presentSettingsError(error);
  log.fault(`cucLinks.${what}`, error);
  const show = vscode.l10n.t('Show Log');
  const chosen = await showError(
    vscode.l10n.t('The command could not be completed because of a fault in the extension.'),
    show,
  );
  if (chosen === show) log.show();
}

function presentSettingsError({ detail }: SettingsError): Promise<void> {
  return offerSettingsFile(
    vscode.l10n.t('Nothing was saved: VS Code could not write your user settings. {0}', detail),
  );
}
