import * as vscode from 'vscode';
import { linkKey } from '../../links/linkKey.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { showInformation } from '../../ui/notice.ts';
import { sayNobody } from '../../ui/pick.ts';
import type { LinkTarget } from '../../ui/target.ts';
import { healthWord } from '../../ui/text/health.ts';
import { linkName, withoutIcons } from '../../ui/text/visible.ts';

/** One of all the links that have been read, of whichever server, but not `except`. Says so where there is none. */
export async function pickReadLink(
  servers: ServerList,
  placeHolder: string,
  except?: LinkTarget,
): Promise<LinkTarget | undefined> {
  const items = servers.all.flatMap((server) => {
    const { links, serverNow } = server.state.last ?? { links: [], serverNow: undefined };
    return links
      .map((link) => ({ server, link, key: linkKey(link, links) }))
      .filter(({ key }) => server !== except?.server || key !== except.key)
      .map((target) => ({
        label: withoutIcons(linkName(target.link, target.key)),
        description: withoutIcons(server.profile.name),
        detail: healthWord(target.link, serverNow),
        target,
      }));
  });
  if (items.length === 0) {
    if (servers.all.length === 0) void sayNobody(servers);
    else void showInformation(nothingRead(except !== undefined));
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.target;
}

function nothingRead(besides: boolean): string {
  return besides
    ? vscode.l10n.t('No other link has been read yet. Sign in to a server and refresh it first.')
    : vscode.l10n.t('No link has been read yet. Sign in to a server and refresh it first.');
}
