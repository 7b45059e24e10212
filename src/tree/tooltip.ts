import * as vscode from 'vscode';
import { wireNames } from '../cupi/wireNames.ts';
import { healthOf } from '../links/health.ts';
import type { Server } from '../servers/server.ts';
import { serverClock } from '../servers/serverState.ts';
import type { LinkTarget } from '../ui/target.ts';
import { isExpired } from '../ui/text/certificate.ts';
import { markSentence } from '../ui/text/change.ts';
import { failureSentence } from '../ui/text/failure.ts';
import { fieldValue } from '../ui/text/fieldValue.ts';
import type { FieldKey } from '../ui/text/fields.ts';
import { healthSentence, healthWord } from '../ui/text/health.ts';
import { nextStep } from '../ui/text/nextStep.ts';
import { clockText, dateText } from '../ui/text/time.ts';
import { linkName, literalMarkdown, visible } from '../ui/text/visible.ts';

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

export function linkTooltip({ server, link, key }: LinkTarget): vscode.MarkdownString {
  const now = server.state.last && serverClock(server.state.last);
  const health = healthOf(link, server.state.last?.serverNow);
  const text = new vscode.MarkdownString();
  heading(text, linkName(link, key), healthWord(link, health));
  say(text, healthSentence(link, health));
  text.appendMarkdown('\n\n');
  for (const field of linkFields) {
    say(text.appendMarkdown(`- ${wireNames[field]}: `), fieldValue(link, field, now)).appendMarkdown('\n');
  }
  return text;
}

export function serverTooltip(server: Server): vscode.MarkdownString {
  const { profile, state, version, certificate, pausedUntil, marks } = server;
  const text = new vscode.MarkdownString();
  heading(text, profile.name, `${profile.user} @ ${new URL(profile.origin).host}`);
  if (version !== undefined) say(text, vscode.l10n.t('Release {0}', visible(version))).appendMarkdown('\n\n');
  for (const mark of marks) say(text, markSentence(mark)).appendMarkdown('\n\n');
  if (state.kind === 'signedOut') {
    const why = state.refused
      ? vscode.l10n.t('The server refused the stored password; it is not sent again.')
      : vscode.l10n.t('No password is stored for this server.');
    say(text, `${why} ${vscode.l10n.t('Use “Sign In…” to enter the password.')}`);
  }
  if (state.kind === 'failed') say(text, `${failureSentence(state.failure)} ${nextStep(state.failure)}`);
  if (pausedUntil) say(text.appendMarkdown('\n\n'), pausedSentence(pausedUntil));
  if (state.last) {
    say(text.appendMarkdown('\n\n'), vscode.l10n.t('Links as of {0}', dateText(state.last.readAt)));
  }
  if (certificate && isExpired(certificate)) {
    const warning = vscode.l10n.t(
      'Its certificate expired on {0}. It is accepted because you trusted exactly this one.',
      dateText(certificate.validTo),
    );
    say(text.appendMarkdown('\n\n'), warning);
  }
  return text;
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
