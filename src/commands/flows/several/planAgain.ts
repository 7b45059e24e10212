import * as vscode from 'vscode';
import type { Server } from '../../../servers/server.ts';
import type { EndedChange, Replan, ServerChange } from './serverChange.ts';

/**
 * A change to be run again on `server`, which is its server as it is configured now. `undefined` where nothing is left
 * to change.
 */
export function planAgain(
  { item, end }: EndedChange,
  server: Server,
  replan: Replan,
): ServerChange | undefined {
  if (!('link' in item.change)) return undefined;
  const { link } = item.change;
  const listed = server.state.last?.links.find(({ objectId }) => objectId === link.objectId);
  const now = end.kind === 'conflict' ? end.now : (listed ?? link);
  const same = { ...item, server, note: undefined };
  const next = now && replan(same, now, end);
  if (end.kind !== 'notCarriedOut') return next;
  // One that is there by now is looked at all the same, so that its entry in the journal learns of it.
  return next
    ? { ...next, again: end, note: noteWith(next.note) }
    : { ...same, again: end, note: thereNote() };
}

function noteWith(note: string | undefined): string {
  const look = vscode.l10n.t(
    'Its answer was lost; before it is sent again, the links are looked at once more.',
  );
  return [note, look].filter(Boolean).join(' ');
}

function thereNote(): string {
  return vscode.l10n.t(
    'Its answer was lost, and the list shows it as wanted by now; the link is looked at once more, and nothing is sent if that is so.',
  );
}
