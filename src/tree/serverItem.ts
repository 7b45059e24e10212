import * as vscode from 'vscode';
import { nextStepOf } from '../servers/nextStep.ts';
import type { Server } from '../servers/server.ts';
import { markWord } from '../ui/text/arranged.ts';
import { markWords } from '../ui/text/change.ts';
import { serverStateWords } from '../ui/text/serverState.ts';
import { dateText } from '../ui/text/time.ts';
import { markUri } from './markDecorations.ts';

/** What the row of a server is made of. */
type Shown = Pick<Server, 'profile' | 'state' | 'version' | 'marks' | 'pausedUntil' | 'busy'>;

export function serverItem(server: Shown): vscode.TreeItem {
  const { profile } = server;
  // Always expandable: a row that VS Code has once drawn as a leaf would not open when links arrive.
  const item = new vscode.TreeItem(profile.name, vscode.TreeItemCollapsibleState.Expanded);
  // The end of a narrow row is cut off: what wants a person comes first.
  const words = [markWords(server.marks()), serverStateWords(server), ...notes(server)]
    .filter(Boolean)
    .join(' · ');
  item.id = profile.id;
  item.description = words;
  item.iconPath = icon(server);
  if (profile.mark) item.resourceUri = markUri(profile.mark);
  item.contextValue = traits(server).join(' ');
  item.accessibilityInformation = { label: accessibleLabel(server, words) };
  return item;
}

function notes({ profile }: Shown): readonly string[] {
  return [
    ...(profile.readOnly ? [vscode.l10n.t('read-only')] : []),
    ...(profile.mark ? [markWord(profile.mark)] : []),
    ...(profile.favorite ? [vscode.l10n.t('favorite')] : []),
    ...(profile.sandbox ? [vscode.l10n.t('sandbox')] : []),
  ];
}

function accessibleLabel({ profile, state }: Shown, words: string): string {
  const host = new URL(profile.origin).host;
  if (!state.last) return vscode.l10n.t('Server {0} at {1}, {2}', profile.name, host, words);
  const { readAt, unchangedSince } = state.last;
  // Not when it was read last: a row that says nothing new is not drawn anew.
  return state.kind === 'ready'
    ? vscode.l10n.t(
        'Server {0} at {1}, {2}, unchanged since {3}',
        profile.name,
        host,
        words,
        dateText(unchangedSince),
      )
    : vscode.l10n.t('Server {0} at {1}, {2}, read {3}', profile.name, host, words, dateText(readAt));
}

/** Words that menus look for with `viewItem =~ /\bword\b/`: none may stand inside another, set off by a hyphen. */
function traits(server: Shown): readonly string[] {
  const { profile, state } = server;
  const step = nextStepOf(server);
  // A refused one is still stored, until it is replaced or taken out.
  const passwordStored = state.kind !== 'signedOut' || state.refused;
  return [
    'server',
    profile.sandbox ? 'sandbox' : 'stored',
    ...(profile.readOnly ? [] : ['writable']),
    profile.ownReadOnly ? 'locked' : 'unlocked',
    profile.favorite ? 'favorite' : 'ordinary',
    ...(server.marks().length > 0 ? ['marked'] : []),
    ...(passwordStored ? ['passwordStored'] : []),
    state.kind === 'failed' ? `failed failed-${state.failure.kind}` : state.kind,
    ...(step ? [`next-${step}`] : []),
  ];
}

/** The state by shape first; colour only repeats it. */
function icon({ profile, state }: Shown): vscode.ThemeIcon {
  switch (state.kind) {
    case 'notLoaded':
      return new vscode.ThemeIcon(kind(profile));
    case 'connecting':
      return new vscode.ThemeIcon('loading~spin');
    case 'signedOut':
      return new vscode.ThemeIcon('key', new vscode.ThemeColor('list.warningForeground'));
    case 'ready':
      return new vscode.ThemeIcon(kind(profile));
    case 'failed': {
      const shield = state.failure.kind === 'untrusted' || state.failure.kind === 'certificateChanged';
      return new vscode.ThemeIcon(shield ? 'shield' : 'error', new vscode.ThemeColor('list.errorForeground'));
    }
  }
}

/** A row that nothing is wrong with tells by its shape which server takes changes: its words may be cut off. */
function kind({ readOnly, sandbox }: Shown['profile']): string {
  if (readOnly) return 'lock';
  return sandbox ? 'beaker' : 'server';
}
