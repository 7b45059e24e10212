import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { errorCode } from '../http/errorCode.ts';
import { showError } from './notice.ts';
import { writeWhole } from './writeWhole.ts';

export interface SaveAs {
  /** Of the dialog. */
  readonly title: string;
  /** Of the file, as suggested. */
  readonly name: string;
  /** Endings that a person can choose from, by what they are called. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** What to write, by the place that was chosen. */
  readonly text: (uri: vscode.Uri) => string;
}

/**
 * Asks where to save and writes the file, whole or not at all. One that cannot be written is told, and asked for again
 * elsewhere. Resolves to the file, or `undefined` when there is none.
 */
export async function saveAs({ title, name, filters, text }: SaveAs): Promise<vscode.Uri | undefined> {
  let place = vscode.Uri.file(join(homedir(), name));
  for (;;) {
    const uri = await vscode.window.showSaveDialog({
      title,
      saveLabel: vscode.l10n.t('Export'),
      defaultUri: place,
      filters: Object.fromEntries(Object.entries(filters).map(([what, endings]) => [what, [...endings]])),
    });
    if (!uri) return undefined;
    try {
      await writeWhole(uri, text(uri));
      return uri;
    } catch (error) {
      if (!(await tryElsewhere(uri, error))) return undefined;
      place = uri;
    }
  }
}

async function tryElsewhere({ fsPath }: vscode.Uri, error: unknown): Promise<boolean> {
  const elsewhere = vscode.l10n.t('Choose Another Place…');
  const why = errorCode(error);
  const sentence = vscode.l10n.t(
    '{0} could not be written ({1}). Nothing was changed there. Choose a folder you may write to, with space left.',
    fsPath,
    why,
  );
  return (await showError(sentence, elsewhere)) === elsewhere;
}
