import * as vscode from 'vscode';
import { linkText } from '../links/export/linkText.ts';
import { showInformation } from '../ui/notice.ts';
import { selectedLinks, type LinkTarget } from '../ui/target.ts';
import { linkName } from '../ui/text/visible.ts';
import { pickReadLink } from './flows/pickReadLink.ts';
import type { Services } from './services.ts';

/** Two links side by side in the diff editor: two that are selected, else asks for what is missing. */
export async function compareLinks(
  target: unknown,
  selected: unknown,
  { servers, pages }: Pick<Services, 'servers' | 'pages'>,
): Promise<void> {
  const given = selectedLinks(target, selected, servers);
  if (given.length > 2) {
    void showInformation(vscode.l10n.t('Two links can be compared at a time. Select two.'));
    return;
  }
  const first = given[0] ?? (await pickReadLink(servers, vscode.l10n.t('Select the first link')));
  if (!first) return;
  const which = vscode.l10n.t('Select the link to compare with {0}', nameOf(first));
  const second = given[1] ?? (await pickReadLink(servers, which, first));
  if (!second) return;
  await pages.compare(pageOf(first), pageOf(second), `${nameOf(first)} ↔ ${nameOf(second)}`);
}

function pageOf(target: LinkTarget) {
  return { title: nameOf(target), text: linkText(target.link) };
}

function nameOf({ server, link, key }: LinkTarget): string {
  return vscode.l10n.t('{0} of {1}', linkName(link, key), server.profile.name);
}
