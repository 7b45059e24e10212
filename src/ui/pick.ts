import * as vscode from 'vscode';
import { linkKey } from '../links/linkKey.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { showInformation } from './notice.ts';
import { offerNextStep } from './offerNextStep.ts';
import { withViewProgress } from './progress.ts';
import { linkOf, serverOf, type LinkTarget } from './target.ts';
import { healthWord } from './text/health.ts';
import { serverStateWords } from './text/serverState.ts';
import { linkName, visible, withoutIcons } from './text/visible.ts';

/** The server a command was called on, else the one a person picks. `undefined`: they changed their mind. */
export async function targetServer(
  target: unknown,
  servers: ServerList,
  eligible: (server: Server) => boolean = () => true,
): Promise<Server | undefined> {
  const given = serverOf(target, servers);
  if (given) return given;
  const items = servers.all.filter(eligible).map((server) => ({
    label: withoutIcons(server.profile.name),
    description: new URL(server.profile.origin).host,
    detail: withoutIcons(serverStateWords(server)),
    server,
  }));
  const options = { placeHolder: vscode.l10n.t('Select a server'), matchOnDescription: true };
  if (items.length === 0) {
    void sayNobody(servers);
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, options))?.server;
}

/** Why there is nothing to choose from, and where there is no server at all, the way to one. */
export async function sayNobody(servers: ServerList): Promise<void> {
  if (servers.all.length > 0) return void showInformation(nobodyText(servers));
  const add = vscode.l10n.t('Add Server…');
  const text = vscode.l10n.t('There is no server in the list yet.');
  if ((await showInformation(text, add)) === add) await vscode.commands.executeCommand('cucLinks.addServer');
}

function nobodyText({ all }: ServerList): string {
  return all.every(({ profile }) => profile.readOnly)
    ? vscode.l10n.t(
        'Every server in the list is marked read-only: no change is sent to any of them. “Clear Read-Only Mark” takes the mark of a server or of its folder away.',
      )
    : vscode.l10n.t('No server in the list can do that.');
}

/** The link a command was called on, else the one a person picks: first the server, then one of its links. */
export async function targetLink(
  target: unknown,
  servers: ServerList,
  eligible: (server: Server) => boolean = () => true,
): Promise<LinkTarget | undefined> {
  const given = linkOf(target, servers);
  if (given) return given;
  const server = await targetServer(target, servers, eligible);
  if (!server) return undefined;
  if (!server.state.last) await withViewProgress((signal) => server.refresh(signal));
  return pickLink(server);
}

async function pickLink(server: Server): Promise<LinkTarget | undefined> {
  const { name } = server.profile;
  const { last } = server.state;
  if (!last || last.links.length === 0) {
    if (last) void showInformation(`${name}: ${vscode.l10n.t('it has no HTTPS links')}`);
    else void offerNextStep(`${name}: ${serverStateWords(server)}`, server);
    return undefined;
  }
  const items = last.links.map((link) => {
    const key = linkKey(link, last.links);
    return {
      label: withoutIcons(linkName(link, key)),
      description: healthWord(link, last.serverNow),
      detail: withoutIcons(visible(link.baseFeedUrl ?? '')),
      target: { server, link, key },
    };
  });
  const placeHolder = vscode.l10n.t('Select a link of {0}', name);
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.target;
}
