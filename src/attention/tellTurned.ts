import * as vscode from 'vscode';
import type { MutedServers } from '../servers/mutedServers.ts';
import type { ServerList } from '../servers/serverList.ts';
import { setContext } from '../ui/contextKeys.ts';
import { showWarning } from '../ui/notice.ts';
import { linkOf } from '../ui/target.ts';
import { turnedSentence } from '../ui/text/attention.ts';
import { linkName } from '../ui/text/visible.ts';
import type { Turned } from './watchTurns.ts';

/** One notification for links that have turned, with the way to them and the way to no more such. */
export async function tellTurned(
  turned: readonly Turned[],
  servers: ServerList,
  muted: MutedServers,
): Promise<void> {
  const found = turned.flatMap((each) => {
    const target = linkOf(each, servers);
    return target ? [{ ...each, ...target }] : [];
  });
  if (found.length === 0) return;
  const sentence = turnedSentence(
    found.map(({ server, link, key, trouble }) => ({
      server: server.profile.name,
      link: linkName(link, key),
      trouble,
    })),
  );
  const serverIds = [...new Set(found.map(({ serverId }) => serverId))];
  const show = found.length === 1 ? vscode.l10n.t('Show Link') : vscode.l10n.t('Show Links');
  const mute =
    serverIds.length === 1
      ? vscode.l10n.t('Don’t Show Again for This Server')
      : vscode.l10n.t('Don’t Show Again for These Servers');
  const chosen = await showWarning(sentence, show, mute);
  if (chosen === show) {
    const rows = found.map(({ serverId, linkKey }) => ({ serverId, linkKey }));
    await vscode.commands.executeCommand('cucLinks.showAttention', rows[0], rows);
  }
  if (chosen === mute) {
    await Promise.all(serverIds.map((id) => muted.mute(id)));
    setContext('notificationsMuted', true);
  }
}
