import * as vscode from 'vscode';
import { nextStepOf } from '../servers/nextStep.ts';
import type { Server } from '../servers/server.ts';
import type { ServerState } from '../servers/serverState.ts';
import { failureSentence } from '../ui/text/failure.ts';
import { nextStep } from '../ui/text/nextStep.ts';
import { stepSentence } from '../ui/text/step.ts';
import { hasNote } from './hasNote.ts';

/** Why a server shows no links, in words. */
function noteText(state: ServerState): string {
  switch (state.kind) {
    case 'ready':
      return vscode.l10n.t('No HTTPS links');
    case 'signedOut':
      if (state.notAllowed) return vscode.l10n.t('Use “Sign In…” to let it use its sign-in.');
      return state.refused
        ? vscode.l10n.t('The server refused the password. Use “Sign In…”.')
        : vscode.l10n.t('Use “Sign In…” to see its links.');
    case 'failed':
      return failureSentence(state.failure);
    case 'notLoaded':
    case 'connecting':
      return '';
  }
}

export function noteItem(server: Pick<Server, 'profile' | 'state'>): vscode.TreeItem {
  // Links may have come since the row was asked for.
  const text = hasNote(server) ? noteText(server.state) : '';
  const item = new vscode.TreeItem(text);
  item.id = `${server.profile.id} note`;
  const step = nextStepOf(server);
  item.contextValue = step ? `note next-${step}` : 'note';
  item.iconPath = new vscode.ThemeIcon('info');
  const why = server.state.kind === 'failed' ? `${text} ${nextStep(server.state.failure)}` : text;
  item.tooltip = step ? `${why}\n\n${stepSentence(step)}` : why;
  return item;
}
