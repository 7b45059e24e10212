import * as vscode from 'vscode';
import type { InvalidProfile } from '../servers/readProfiles.ts';
import { openSettingsFileCommand } from '../ui/openSettingsFile.ts';
import { malformedField } from '../ui/text/entryField.ts';
import { visible } from '../ui/text/visible.ts';

/** An entry of `cucLinks.servers` that cannot be used: a click opens the setting. */
export function invalidItem({ position, name, field, reason }: InvalidProfile): vscode.TreeItem {
  const label = name === undefined ? placeText(position) : visible(name);
  const item = new vscode.TreeItem(label);
  item.id = `invalid ${position}`;
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  item.description = reasonText(field, reason);
  item.tooltip = vscode.l10n.t(
    '{0}: {1}. Click to open your settings file.',
    placeText(position),
    reasonText(field, reason),
  );
  item.contextValue = 'invalid';
  item.command = {
    command: openSettingsFileCommand,
    title: vscode.l10n.t('Open Settings'),
    arguments: [{ revealSetting: { key: position < 0 ? 'cucLinks.folders' : 'cucLinks.servers' } }],
  };
  return item;
}

function placeText(position: number): string {
  if (position < 0) return vscode.l10n.t('Setting cucLinks.folders');
  return position === 0
    ? vscode.l10n.t('Setting cucLinks.servers')
    : vscode.l10n.t('Entry {0} of cucLinks.servers', position);
}

function reasonText(field: string, reason: InvalidProfile['reason']): string {
  switch (reason) {
    case 'notAList':
      return vscode.l10n.t('it is not a list; put “[” and “]” around its entries');
    case 'foldersUnreadable':
      return vscode.l10n.t(
        'it is not an object with the names of folders; until it is one, every folder is taken for read-only',
      );
    case 'notAnObject':
      return vscode.l10n.t('it is not an entry with “name”, “host” and “user”');
    case 'malformed':
      return malformedField(field);
    case 'duplicateName':
      return vscode.l10n.t('another server has the same name');
    case 'duplicateServer':
      return vscode.l10n.t('another entry is the same host, port and user');
    case 'twoSignIns':
      return vscode.l10n.t('it has both “user” and “signIn”; only one of them belongs there');
    case 'unknownSignIn':
      return vscode.l10n.t('there is no usable sign-in “{0}” in cucLinks.signIns', visible(field));
  }
}
