import * as vscode from 'vscode';
import { nextStepOf } from '../servers/nextStep.ts';
import type { Server } from '../servers/server.ts';
import { failureSentence } from '../ui/text/failure.ts';
import { nextStep } from '../ui/text/nextStep.ts';
import { stepSentence } from '../ui/text/step.ts';

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
      if (state.notAllowed) return vscode.l10n.t('Use “Sign In…” to let it use its sign-in.');
      return state.refused
        ? vscode.l10n.t('The server refused the password. Use “Sign In…”.')
        : vscode.l10n.t('Use “Sign In…” to see its links.');
    case 'failed':
      return failureSentence(state.failure);
  }
}

export function noteItem(server: Pick<Server, 'profile' | 'state'>): vscode.TreeItem {
  const text = noteText(server) ?? '';
  const item = new vscode.TreeItem(text);
  item.id = `${server.profile.id} note`;
  const step = nextStepOf(server);
  item.contextValue = step ? `note next-${step}` : 'note';
  item.iconPath = new vscode.ThemeIcon('info');
  const why = server.state.kind === 'failed' ? `${text} ${nextStep(server.state.failure)}` : text;
  item.tooltip = step ? `${why}\n\n${stepSentence(step)}` : why;
  return item;
}
