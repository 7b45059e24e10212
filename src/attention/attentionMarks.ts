import * as vscode from 'vscode';
import { systemClock, type Clock } from '../http/clock.ts';
import { attentionIn, type AttentionSummary } from '../servers/attention.ts';
import type { Server } from '../servers/server.ts';
import { onceForMany } from '../ui/onceForMany.ts';
import { attentionSentence, needing, unreadableWords } from '../ui/text/attention.ts';
import { clockText, dateText } from '../ui/text/time.ts';
import { literalMarkdown } from '../ui/text/visible.ts';
import { attentionRows } from './attentionRows.ts';

type Read = Pick<Server, 'profile' | 'state' | 'version' | 'pausedUntil' | 'busy'>;
type Summary = AttentionSummary<Read>;

interface Servers {
  readonly all: readonly Read[];
  readonly onDidChange: vscode.Event<unknown>;
}
interface View {
  badge?: vscode.ViewBadge | undefined;
}

/** Readings end one by one: many servers are counted once. */
const gatherMs = 100;

/**
 * The badge of the view, and a status bar item for as long as something needs attention. The badge counts links. The
 * item is there for a server that cannot be read, too: without it, silence would look like health.
 */
export function keepAttentionMarks(
  servers: Servers,
  view: View,
  clock: Clock = systemClock,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('cucLinks.attention', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Unity Connection: Attention');
  item.command = 'cucLinks.showAttention';
  const show = () => {
    const summary = attentionIn(servers.all);
    showBadge(view, summary);
    if (summary.links.length + summary.unreadable.length === 0) item.hide();
    else fill(item, summary);
  };
  show();
  const soon = onceForMany(show, gatherMs, clock);
  return vscode.Disposable.from(
    item,
    servers.onDidChange(() => soon.ask()),
    soon,
  );
}

function showBadge(view: View, { links }: Summary): void {
  const tooltip = attentionSentence(links);
  if (tooltip === (view.badge?.tooltip ?? '')) return;
  view.badge = links.length === 0 ? undefined : { value: links.length, tooltip };
}

function fill(item: vscode.StatusBarItem, summary: Summary): void {
  const { links, unreadable } = summary;
  const words = links.length > 0 ? needing(links.length) : unreadableWords(unreadable.length);
  item.text = `$(warning) ${asOf(words, summary, clockText)}`;
  item.tooltip = tooltip(summary);
  item.accessibilityInformation = { label: label(summary) };
  item.show();
}

function headings({ links, unreadable }: Summary): readonly string[] {
  return [
    ...(links.length > 0 ? [attentionSentence(links)] : []),
    ...(unreadable.length > 0 ? [unreadableWords(unreadable.length)] : []),
  ];
}

function label(summary: Summary): string {
  return asOf(headings(summary).join('; '), summary, dateText);
}

/** With the time of the oldest reading that the words rest on. */
function asOf(words: string, { links, unreadable }: Summary, text: (date: Date) => string): string {
  const readAt = [
    ...links.map(({ last }) => last),
    ...unreadable.flatMap(({ state }) => state.last ?? []),
  ].map((last) => last.readAt.getTime());
  return readAt.length === 0
    ? words
    : vscode.l10n.t('{0}, as of {1}', words, text(new Date(Math.min(...readAt))));
}

function tooltip(summary: Summary): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  for (const heading of headings(summary)) text.appendMarkdown(`**${literalMarkdown(heading)}**\n\n`);
  for (const row of attentionRows(summary)) text.appendMarkdown(`- ${literalMarkdown(row)}\n`);
  return text;
}
