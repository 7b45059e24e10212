import { l10n } from 'vscode';

/** “1 HTTPS link”, “5 HTTPS links”. */
export function linkCount(count: number): string {
  return count === 1 ? l10n.t('1 HTTPS link') : l10n.t('{0} HTTPS links', count);
}
