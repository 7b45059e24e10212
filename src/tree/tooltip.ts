import * as vscode from 'vscode';
import { wireNames } from '../cupi/wireNames.ts';
import { healthOf } from '../links/health.ts';
import { nextStepOf } from '../servers/nextStep.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import type { ServerState, Snapshot } from '../servers/serverState.ts';
import { linkOf, type LinkTarget } from '../ui/target.ts';
import { markWord } from '../ui/text/arranged.ts';
import { isExpired } from '../ui/text/certificate.ts';
import { markSentence } from '../ui/text/change.ts';
import { failureSentence } from '../ui/text/failure.ts';
import { fieldValue } from '../ui/text/fieldValue.ts';
import type { FieldKey } from '../ui/text/fields.ts';
import { healthWord } from '../ui/text/health.ts';
import { linkStateSentence } from '../ui/text/linkState.ts';
import { nextStep } from '../ui/text/nextStep.ts';
import { signedOutSentence, signedOutStep } from '../ui/text/signedOut.ts';
import { stepSentence } from '../ui/text/step.ts';
import { ageClock, clockText, dateText } from '../ui/text/time.ts';
import { linkName, literalMarkdown, visible } from '../ui/text/visible.ts';
import type { Node } from './node.ts';

const linkFields: readonly FieldKey[] = [
  'baseFeedUrl',
  'timeOfLastSync',
  'timeOfLastFailure',
  'lastUsn',
  'maxUsn',
  'objectCount',
  'syncDistributionLists',
  'objectId',
];

/**
 * The only way for text into a tooltip: it is shown, never interpreted. `appendText` leaves addresses to be turned into
 * links, and makes blanks at which no line can end.
 */
function say(tooltip: vscode.MarkdownString, text: string): vscode.MarkdownString {
  return tooltip.appendMarkdown(literalMarkdown(text));
}

/** Of a row that has one which is not its own. */
export function tooltipOf(node: Node, servers: ServerList): vscode.MarkdownString | undefined {
  if (node.kind === 'server') {
    const server = servers.get(node.serverId);
    return server && serverTooltip(server);
  }
  const target = node.kind === 'link' ? linkOf(node, servers) : undefined;
  return target && linkTooltip(target, servers);
}

function linkTooltip(
  { server, link, key }: LinkTarget,
  servers: Pick<ServerList, 'farEnd'>,
): vscode.MarkdownString {
  const clock = ageClock(server.state.last, 'hour');
  const health = healthOf(link, server.state.last?.serverNow);
  const text = new vscode.MarkdownString();
  heading(text, linkName(link, key), healthWord(link, server.state.last?.serverNow));
  say(text, linkStateSentence(server, link, health, servers, 'hour'));
  text.appendMarkdown('\n\n');
  for (const field of linkFields) {
    say(text.appendMarkdown(`- ${wireNames[field]}: `), fieldValue(link, field, clock)).appendMarkdown('\n');
  }
  return text;
}

export function serverTooltip(
  server: Pick<Server, 'profile' | 'state' | 'version' | 'certificateValidity' | 'pausedUntil' | 'marks'>,
): vscode.MarkdownString {
  const { profile, state, version } = server;
  const [validity, pausedUntil] = [server.certificateValidity(), server.pausedUntil()];
  const text = new vscode.MarkdownString();
  heading(text, profile.name, `${profile.user} @ ${new URL(profile.origin).host}`);
  for (const line of arrangedLines(server)) say(text, line).appendMarkdown('\n\n');
  if (version !== undefined) say(text, vscode.l10n.t('Release {0}', visible(version))).appendMarkdown('\n\n');
  for (const mark of server.marks()) say(text, markSentence(mark)).appendMarkdown('\n\n');
  if (state.kind === 'signedOut') {
    say(text, `${signedOutSentence(profile, state)} ${signedOutStep(state)}`);
  }
  if (state.kind === 'failed') say(text, `${failureSentence(state.failure)} ${nextStep(state.failure)}`);
  if (pausedUntil) say(text.appendMarkdown('\n\n'), pausedSentence(pausedUntil));
  if (state.last) say(text.appendMarkdown('\n\n'), linksSince(state.kind, state.last));
  if (validity && isExpired(validity)) {
    const warning = vscode.l10n.t(
      'Its certificate expired on {0}. It is accepted because you trusted exactly this one.',
      dateText(validity.validTo),
    );
    say(text.appendMarkdown('\n\n'), warning);
  }
  const step = nextStepOf(server);
  if (step) say(text.appendMarkdown('\n\n'), stepSentence(step));
  return text;
}

/** VS Code asks for a tooltip once, and again when the row changes: it must stay true meanwhile. */
function linksSince(kind: ServerState['kind'], { unchangedSince, readAt }: Snapshot): string {
  return kind === 'ready'
    ? vscode.l10n.t('Links unchanged since {0}', dateText(unchangedSince))
    : vscode.l10n.t('Links as of {0}', dateText(readAt));
}

/** What its mark is, why nothing may be changed (its menu shows only that it may not), and whose password it is sent. */
function arrangedLines({ profile }: Pick<Server, 'profile'>): readonly string[] {
  const { mark, readOnly, ownReadOnly, folder = '', signIn } = profile;
  const lines = mark ? [vscode.l10n.t('Marked {0}', markWord(mark))] : [];
  if (ownReadOnly) lines.push(vscode.l10n.t('Marked read-only: no change is sent to it.'));
  else if (readOnly)
    lines.push(vscode.l10n.t('Its folder, {0}, is marked read-only: no change is sent to it.', folder));
  if (signIn !== undefined) lines.push(vscode.l10n.t('Shared sign-in: {0}', signIn));
  return lines;
}

function pausedSentence(until: Date): string {
  return vscode.l10n.t(
    'It could not be reached three times in a row: background refresh is paused and tries again once after {0}. “Refresh” tries now.',
    clockText(until),
  );
}

function heading(text: vscode.MarkdownString, title: string, words: string): void {
  say(text.appendMarkdown('**'), title).appendMarkdown('** · ');
  say(text, words).appendMarkdown('\n\n');
}
