import * as vscode from 'vscode';
import { sameName } from '../../servers/sameName.ts';
import { hasUnseen } from '../../servers/unseen.ts';

export interface NameRule {
  /** Characters. */
  readonly longest: number;
  readonly tooLong: string;
  readonly others: readonly { readonly name: string }[];
  readonly taken: string;
}

/** What is wrong with a trimmed name of something in the list; `undefined`: nothing. */
export function nameProblem(name: string, { longest, tooLong, others, taken }: NameRule): string | undefined {
  if (name === '') return vscode.l10n.t('Enter a name.');
  if (name.length > longest) return tooLong;
  if (hasUnseen(name)) return vscode.l10n.t('The name has a character that cannot be seen. Type it anew.');
  return others.some((other) => sameName(other.name, name)) ? taken : undefined;
}
