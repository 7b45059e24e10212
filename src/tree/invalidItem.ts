import * as vscode from 'vscode';
import type { InvalidProfile } from '../servers/readProfiles.ts';
import { openSettingsFileCommand } from '../ui/openSettingsFile.ts';
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
    arguments: [{ revealSetting: { key: 'cucLinks.servers' } }],
  };
  return item;
}

function placeText(position: number): string {
  return position === 0
    ? vscode.l10n.t('Setting cucLinks.servers')
    : vscode.l10n.t('Entry {0} of cucLinks.servers', position);
}

function reasonText(field: string, reason: InvalidProfile['reason']): string {
  switch (reason) {
    case 'notAList':
      return vscode.l10n.t('it is not a list; put “[” and “]” around its entries');
    case 'notAnObject':
      return vscode.l10n.t('it is not an entry with “name”, “host” and “user”');
    case 'malformed':
      return vscode.l10n.t('the field “{0}” is missing or malformed', field);
    case 'duplicateName':
      return vscode.l10n.t('another server has the same name');
    case 'duplicateServer':
      return vscode.l10n.t('another entry is the same host, port and user');
  }
}
