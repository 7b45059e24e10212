import * as vscode from 'vscode';
import { isNoKey, maxFolderName, type Folder } from '../../servers/folders.ts';
import { askText } from '../../ui/ask.ts';
import { nameProblem } from './nameProblem.ts';

/** The name of a new or renamed folder, trimmed; `others` are the folders it must differ from. */
export async function askFolderName(
  title: string,
  value: string,
  others: readonly Folder[],
): Promise<string | undefined> {
  const place = { title, step: 1, totalSteps: 1 };
  const answer = await askText(place, {
    prompt: vscode.l10n.t('A name for the folder, for example a site, a customer or “Production”.'),
    value,
    validate: (text) => (isNoKey(text) ? reserved() : problemOf(text.trim(), others)),
  });
  return answer.kind === 'value' ? answer.value.trim() : undefined;
}

function problemOf(name: string, others: readonly Folder[]): string | undefined {
  return nameProblem(name, {
    longest: maxFolderName,
    tooLong: vscode.l10n.t('A folder’s name has at most {0} characters.', maxFolderName),
    others,
    taken: vscode.l10n.t('There is a folder of this name already.'),
  });
}

function reserved(): string {
  return vscode.l10n.t('VS Code cannot keep a setting of this name. Enter another one.');
}
