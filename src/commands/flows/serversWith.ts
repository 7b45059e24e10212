import * as vscode from 'vscode';
import type { Profile } from '../../servers/profile.ts';
import { sameName } from '../../servers/sameName.ts';

/** The servers that share a sign-in, each once. */
export function serversWith(signIn: string, profiles: readonly Profile[]): readonly Profile[] {
  const its = profiles.filter((profile) => profile.signIn !== undefined && sameName(profile.signIn, signIn));
  return [...new Map(its.map((profile) => [profile.name, profile])).values()];
}

/** Whom a new password of a sign-in concerns. */
export function countWords(count: number): string {
  return count <= 1
    ? vscode.l10n.t('Only this server uses the sign-in.')
    : vscode.l10n.t('{0} servers use the sign-in: a new password holds for all of them.', count);
}
