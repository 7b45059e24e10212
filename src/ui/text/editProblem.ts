import { l10n } from 'vscode';
import { isBareHost } from '../../links/isBareHost.ts';
import { hasUnseen } from '../../servers/unseen.ts';

/** Why a text cannot be a display name; `undefined` when it can. */
export function displayNameProblem(text: string): string | undefined {
  if (text.trim() === '') return l10n.t('Enter a name.');
  return hasUnseen(text) ? l10n.t('The name has a character that cannot be seen. Type it anew.') : undefined;
}

/** Why a text cannot be sent as RemoteServer; `undefined` when it can, or when it is empty and none is sent. */
export function remoteServerProblem(text: string): string | undefined {
  return text.trim() === '' || isBareHost(text)
    ? undefined
    : l10n.t('Enter the host alone, without https:// and without a port.');
}
