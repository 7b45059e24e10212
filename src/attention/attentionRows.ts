import * as vscode from 'vscode';
import type { AttendedLink, AttentionSummary } from '../servers/attention.ts';
import type { Server } from '../servers/server.ts';
import { healthWord } from '../ui/text/health.ts';
import { serverStateWords } from '../ui/text/serverState.ts';
import { dateText } from '../ui/text/time.ts';
import { linkName } from '../ui/text/visible.ts';

type Read = Pick<Server, 'profile' | 'state' | 'version' | 'pausedUntil' | 'busy'>;

/** Rows of the status bar item's tooltip. */
const mostRows = 10;

/** What needs attention in a line each, links first; the first ten, and how many others there are. */
export function attentionRows({ links, unreadable }: AttentionSummary<Read>): readonly string[] {
  const all = [
    ...links.map((link) => () => linkRow(link)),
    ...unreadable.map((server) => () => serverRow(server)),
  ];
  // Of thousands only those that are shown are put into words.
  const shown = all.slice(0, mostRows).map((row) => row());
  const rest = all.length - shown.length;
  return rest > 0 ? [...shown, vscode.l10n.t('and {0} more', rest)] : shown;
}

function linkRow({ server, link, key, last }: AttendedLink<Read>): string {
  return vscode.l10n.t(
    '{0}: {1}, {2}, as of {3}',
    server.profile.name,
    linkName(link, key),
    healthWord(link, last.serverNow),
    dateText(last.readAt),
  );
}

function serverRow(server: Read): string {
  const words = `${server.profile.name}: ${serverStateWords(server)}`;
  const { last } = server.state;
  return last ? vscode.l10n.t('{0}, last read {1}', words, dateText(last.readAt)) : words;
}
