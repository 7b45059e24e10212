import * as vscode from 'vscode';
import { healthOf, shownHealth } from '../links/health.ts';
import type { Server } from '../servers/server.ts';
import type { LinkTarget } from '../ui/target.ts';
import { healthWord } from '../ui/text/health.ts';
import { timeText } from '../ui/text/time.ts';
import { linkName } from '../ui/text/visible.ts';

/** What the row of a link is made of. */
interface Shown extends Pick<LinkTarget, 'link' | 'key'> {
  readonly server: Pick<Server, 'profile' | 'state'>;
}

export function linkItem({ server, link, key }: Shown): vscode.TreeItem {
  const health = healthOf(link, server.state.last?.serverNow);
  const name = linkName(link, key);
  const word = healthWord(link, server.state.last?.serverNow);
  const item = new vscode.TreeItem(name);
  item.id = `${server.profile.id} ${key}`;
  item.description = word;
  item.iconPath = healthIcon(shownHealth(link, health));
  item.contextValue = [
    'link',
    ...(server.profile.readOnly || link.objectId === '' ? [] : ['writable']),
    health,
  ].join(' ');
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      'Link {0}, {1}, last synchronization {2}',
      name,
      word,
      timeText(link.timeOfLastSync),
    ),
  };
  return item;
}

/** One shape a state; colour only repeats it. */
function healthIcon(health: ReturnType<typeof shownHealth>): vscode.ThemeIcon {
  const error = new vscode.ThemeColor('list.errorForeground');
  const warning = new vscode.ThemeColor('list.warningForeground');
  switch (health) {
    case 'pendingRemoval':
      return new vscode.ThemeIcon('trash', new vscode.ThemeColor('disabledForeground'));
    case 'failing':
      return new vscode.ThemeIcon('error', error);
    case 'alert':
      return new vscode.ThemeIcon('bell', error);
    case 'warning':
      return new vscode.ThemeIcon('warning', warning);
    case 'syncing':
      return new vscode.ThemeIcon('sync');
    case 'behind':
      // Not “history”: that is hardly told from the clock of a stale one.
      return new vscode.ThemeIcon('arrow-down');
    case 'stale':
      return new vscode.ThemeIcon('clock', warning);
    case 'unread':
      return new vscode.ThemeIcon('question', warning);
    case 'ok':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
  }
}
