import * as vscode from 'vscode';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { nameOf } from '../../links/changeTarget.ts';
import type { VerifyMark } from '../../servers/changeRecords.ts';
import type { Server } from '../../servers/server.ts';
import { linkName, visible, withoutIcons } from '../../ui/text/visible.ts';

/** Which of the links that are new since a join is the one it made, only a person can tell. */
export async function pickNewLink(
  { profile }: Server,
  { sent }: VerifyMark,
  links: readonly HttpsLink[],
): Promise<HttpsLink | 'isNone' | undefined> {
  const items = links.map((link) => ({
    label: withoutIcons(linkName(link, link.objectId)),
    description: withoutIcons(visible(link.baseFeedUrl ?? '')),
    told: link,
  }));
  const none = { label: vscode.l10n.t('None of these'), told: 'isNone' as const };
  const placeHolder = vscode.l10n.t(
    'New on {0} since then: which one is the join with {1}?',
    profile.name,
    visible(nameOf(sent)),
  );
  const options = { placeHolder, matchOnDescription: true, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick([...items, none], options))?.told;
}
