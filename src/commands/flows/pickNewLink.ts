import * as vscode from 'vscode';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { nameOf } from '../../links/sentChange.ts';
import type { VerifyMark } from '../../servers/changeRecords.ts';
import type { Server } from '../../servers/server.ts';
import { linkName, visible, withoutIcons } from '../../ui/text/visible.ts';

/** More than one link is new since a join was sent: a person tells which one it made. */
export async function pickNewLink(
  { profile }: Server,
  { sent }: VerifyMark,
  links: readonly HttpsLink[],
): Promise<HttpsLink | undefined> {
  const items = links.map((link) => ({
    label: withoutIcons(linkName(link, link.objectId)),
    description: withoutIcons(visible(link.baseFeedUrl ?? '')),
    link,
  }));
  const placeHolder = vscode.l10n.t(
    '{0} has {1} new links: which one is the join with {2}?',
    profile.name,
    links.length,
    visible(nameOf(sent)),
  );
  const options = { placeHolder, matchOnDescription: true, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options))?.link;
}
