import * as vscode from 'vscode';
import type { Mark } from '../../servers/profile.ts';

export function markWord(mark: Mark): string {
  switch (mark) {
    case 'production':
      return vscode.l10n.t('production');
    case 'staging':
      return vscode.l10n.t('staging');
    case 'lab':
      return vscode.l10n.t('lab');
  }
}

export function serverCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 server') : vscode.l10n.t('{0} servers', count);
}
