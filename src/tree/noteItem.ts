import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import { failureSentence } from '../ui/text/failure.ts';
import { nextStep } from '../ui/text/nextStep.ts';

/** Why a server shows no links, in words; `undefined` while it has some or is still being read. */
export function noteText({ state }: Pick<Server, 'state'>): string | undefined {
  if (state.last && state.last.links.length > 0) return undefined;
  switch (state.kind) {
    case 'notLoaded':
    case 'connecting':
      return undefined;
    case 'ready':
      return vscode.l10n.t('No HTTPS links');
    case 'signedOut':
      return state.refused
        ? vscode.l10n.t('The server refused the password. Use “Sign In…”.')
        : vscode.l10n.t('Use “Sign In…” to see its links.');
    case 'failed':
      return failureSentence(state.failure);
  }
}

export function noteItem(server: Server): vscode.TreeItem {
  const text = noteText(server) ?? '';
  const item = new vscode.TreeItem(text);
  item.id = `${server.profile.id} note`;
  item.contextValue = 'note';
  item.iconPath = new vscode.ThemeIcon('info');
  item.tooltip = server.state.kind === 'failed' ? `${text} ${nextStep(server.state.failure)}` : text;
  return item;
}
