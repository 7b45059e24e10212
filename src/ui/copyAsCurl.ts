import * as vscode from 'vscode';
import { copyAndSay } from './copyAndSay.ts';

/** Copies requests as lines for curl, which must hold no password, and says so. The next runs only if the one before has. */
export async function copyAsCurl(lines: readonly string[]): Promise<void> {
  await copyAndSay(lines.join(' &&\n'), vscode.l10n.t('Copied as curl, without passwords'));
}
