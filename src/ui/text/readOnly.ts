import { l10n } from 'vscode';
import type { Profile } from '../../servers/profile.ts';

/** Why nothing that changes a server is sent, and what lifts that. */
export function readOnlySentence({
  name,
  ownReadOnly,
  folder,
}: Pick<Profile, 'name' | 'ownReadOnly' | 'folder'>): string {
  return ownReadOnly || folder === undefined
    ? l10n.t(
        '{0} is marked read-only: no change is sent to it. “Clear Read-Only Mark” takes the mark away.',
        name,
      )
    : l10n.t(
        '{0} is in the folder {1}, which is marked read-only: no change is sent to it. “Clear Read-Only Mark” on the folder takes the mark away.',
        name,
        folder,
      );
}
