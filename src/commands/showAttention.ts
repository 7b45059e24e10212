import * as vscode from 'vscode';
import { attentionIn } from '../servers/attention.ts';
import type { Server } from '../servers/server.ts';
import { showInformation } from '../ui/notice.ts';
import { selectedLinks, type LinkTarget } from '../ui/target.ts';
import { healthWord } from '../ui/text/health.ts';
import { serverStateWords } from '../ui/text/serverState.ts';
import { dateText } from '../ui/text/time.ts';
import { linkName, withoutIcons } from '../ui/text/visible.ts';
import type { Services } from './services.ts';

/** What can be gone to: a link, or a server that cannot be read. */
interface Place extends vscode.QuickPickItem {
  readonly go: { readonly serverId: string; readonly linkKey?: string };
}

/**
 * Goes to what needs attention in the view, or to the links it is called on: where there is one, at once, else to the
 * one a person picks.
 */
export async function showAttention(
  target: unknown,
  selected: unknown,
  { servers, details, reveal }: Pick<Services, 'servers' | 'details' | 'reveal'>,
): Promise<void> {
  const given = target === undefined ? [] : selectedLinks(target, selected, servers);
  const { links, unreadable } = attentionIn(servers.all);
  const places =
    given.length > 0 ? given.map(linkPlace) : [...links.map(linkPlace), ...unreadable.map(serverPlace)];
  if (places.length === 0) {
    void showInformation(vscode.l10n.t('Nothing needs attention, by what was last read.'));
    return;
  }
  const place = places.length === 1 ? places[0] : await pick(places);
  if (!place) return;
  const { serverId, linkKey } = place.go;
  // A filter may hide its row.
  if (!(await reveal(place.go)) && linkKey !== undefined) details.open(serverId, linkKey);
}

async function pick(places: readonly Place[]): Promise<Place | undefined> {
  const placeHolder = vscode.l10n.t('Select what to go to');
  return vscode.window.showQuickPick(places, { placeHolder, matchOnDescription: true, matchOnDetail: true });
}

function linkPlace({ server, link, key }: LinkTarget): Place {
  const { last } = server.state;
  return {
    label: withoutIcons(linkName(link, key)),
    description: healthWord(link, last?.serverNow),
    detail: withoutIcons(
      last
        ? vscode.l10n.t('{0}, as of {1}', server.profile.name, dateText(last.readAt))
        : server.profile.name,
    ),
    go: { serverId: server.profile.id, linkKey: key },
  };
}

function serverPlace(server: Server): Place {
  return {
    label: withoutIcons(server.profile.name),
    description: withoutIcons(serverStateWords(server)),
    go: { serverId: server.profile.id },
  };
}
