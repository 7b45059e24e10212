import * as vscode from 'vscode';
import type { InvalidProfile } from '../servers/readProfiles.ts';

/** An entry of `cucLinks.servers` that cannot be used: a click opens the setting. */
export function invalidItem({ position, name, field, reason }: InvalidProfile): vscode.TreeItem {
  const label = name ?? vscode.l10n.t('Entry {0} of cucLinks.servers', position);
  const item = new vscode.TreeItem(label);
  item.id = `invalid ${position}`;
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  item.description = reasonText(field, reason);
  item.tooltip = vscode.l10n.t(
    'Entry {0} of the setting cucLinks.servers: {1}. Click to open your settings file.',
    position,
    reasonText(field, reason),
  );
  item.contextValue = 'invalid';
  item.command = {
    command: 'workbench.action.openApplicationSettingsJson',
    title: vscode.l10n.t('Open Settings'),
    arguments: [{ revealSetting: { key: 'cucLinks.servers' } }],
  };
  return item;
}

function reasonText(field: string, reason: InvalidProfile['reason']): string {
  switch (reason) {
    case 'malformed':
      return vscode.l10n.t('the field “{0}” is missing or malformed', field);
    case 'duplicateName':
      return vscode.l10n.t('another server has the same name');
    case 'duplicateServer':
      return vscode.l10n.t('another entry is the same host, port and user');
  }
}
