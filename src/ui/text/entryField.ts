import { l10n } from 'vscode';
import { maxFolderName } from '../../servers/folders.ts';
import { marks, maxName } from '../../servers/profile.ts';
import { visible } from './visible.ts';

/** What is wrong with a field of a server's entry, and what it takes. */
export function malformedField(field: string): string {
  const takes = takenBy(field);
  return takes === undefined
    ? l10n.t('“{0}” is missing or malformed', visible(field))
    : l10n.t('“{0}” is missing or malformed; it takes {1}', visible(field), takes);
}

function takenBy(field: string): string | undefined {
  switch (field) {
    case 'name':
    case 'signIn':
      return visibleText(maxName);
    case 'folder':
      return visibleText(maxFolderName);
    case 'host':
      return l10n.t('a host name or an IP address alone, without “https://”, port or path');
    case 'port':
      return l10n.t('a whole number from 1 to 65535, without quotation marks');
    case 'user':
      return l10n.t('a text without a colon');
    case 'format':
      return l10n.t('“json” or “xml”');
    case 'readOnly':
    case 'favorite':
      return l10n.t('true or false, without quotation marks');
    case 'proxy':
      return l10n.t('“auto”, “off”, or an address such as “http://proxy.example.com:3128”');
    case 'mark':
      return l10n.t('one of these: {0}', marks.map((mark) => `“${mark}”`).join(', '));
    default:
      return undefined;
  }
}

function visibleText(longest: number): string {
  return l10n.t('a text of 1 to {0} characters that can all be seen', longest);
}
