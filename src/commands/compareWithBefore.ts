import * as vscode from 'vscode';
import { linkText } from '../links/export/linkText.ts';
import type { Reading } from '../servers/earlierReadings.ts';
import { showInformation } from '../ui/notice.ts';
import { targetLink } from '../ui/pick.ts';
import { dateText } from '../ui/text/time.ts';
import { linkName } from '../ui/text/visible.ts';
import type { Services } from './services.ts';

/** A link as it was when it last read differently in this window, beside what it is now. */
export async function compareWithBefore(
  target: unknown,
  { servers, readings, pages }: Pick<Services, 'servers' | 'readings' | 'pages'>,
): Promise<void> {
  const found = await targetLink(target, servers);
  if (!found) return;
  const { server, link, key } = found;
  const name = vscode.l10n.t('{0} of {1}', linkName(link, key), server.profile.name);
  const before = readings.of(server.profile.id, key);
  if (!before) {
    void showInformation(
      vscode.l10n.t(
        '{0}: nothing about it has changed since this window first read it. Refresh to read it again.',
        name,
      ),
    );
    return;
  }
  const now = { link, readAt: server.state.last?.readAt ?? new Date() };
  await pages.compare(pageOf(name, before), pageOf(name, now), vscode.l10n.t('{0}: before ↔ now', name));
}

function pageOf(name: string, { link, readAt }: Reading) {
  return { title: vscode.l10n.t('{0}, read {1}', name, dateText(readAt)), text: linkText(link) };
}
