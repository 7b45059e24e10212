import * as vscode from 'vscode';
import type { Finding } from '../../links/finding.ts';
import type { VerifyMark } from '../../servers/changeRecords.ts';
import type { Server } from '../../servers/server.ts';
import { comparedFields } from '../../links/plan/difference.ts';
import { confirm } from '../../ui/confirm.ts';
import { changeWords } from '../../ui/text/change.ts';
import { failureSentence } from '../../ui/text/failure.ts';
import { nextStep } from '../../ui/text/nextStep.ts';
import { differenceLines } from '../../ui/text/plan/differences.ts';
import { serverStateWords } from '../../ui/text/serverState.ts';
import { dateText } from '../../ui/text/time.ts';

/** Says what was found of a change, and whether a person who has looked wants its mark cleared. */
export function offerClear(
  server: Server,
  mark: VerifyMark,
  finding: Exclude<Finding, { kind: 'done' }> | undefined,
): Promise<boolean> {
  const { name } = server.profile;
  const words = changeWords(mark.sent);
  const question = finding
    ? vscode.l10n.t('{0} shows no trace of this change: {1}. Clear its mark?', name, words)
    : vscode.l10n.t(
        '{0} cannot be looked at now. Clear the mark of this change all the same: {1}?',
        name,
        words,
      );
  const detail = [
    vscode.l10n.t('It was sent {0}, and its answer was lost.', dateText(mark.at)),
    found(server, mark, finding),
    vscode.l10n.t(
      'While the mark is there, nothing more is sent to the same target. Clear it only once you know, for example from Cisco Unity Connection Administration, how the change ended.',
    ),
  ].join('\n\n');
  return confirm(question, detail, vscode.l10n.t('Clear Mark'));
}

function found(
  server: Server,
  { sent }: VerifyMark,
  finding: Exclude<Finding, { kind: 'done' }> | undefined,
): string {
  if (!finding) {
    const { state } = server;
    return state.kind === 'failed'
      ? `${failureSentence(state.failure)} ${nextStep(state.failure)}`
      : serverStateWords(server);
  }
  if (finding.kind === 'several')
    return vscode.l10n.t('Of its new links you have said that none is that one.');
  if (finding.kind === 'notYet') return vscode.l10n.t('The list just read is as it was before.');
  if (!finding.now || sent.kind !== 'update') return vscode.l10n.t('The link is gone.');
  const lines = differenceLines(comparedFields(finding.now, sent.fields)).join('\n');
  return vscode.l10n.t('The link now has other values. What it has → what was asked for:\n{0}', lines);
}
