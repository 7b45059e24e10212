import { l10n } from 'vscode';
import type { Check } from '../../../links/plan/check.ts';
import { checkSentence } from '../check.ts';

/** What speaks against a join, a line each; what is fine or could not be looked at, in one line. */
export function checkLines(checks: readonly Check[]): readonly string[] {
  return [
    ...linesOf('refusal', checks),
    ...linesOf('warning', checks),
    l10n.t('✓ Checks passed: {0}', count('ok', checks)),
    ...unknownLine(checks),
  ];
}

/** The same where there is little room: only what will be refused is told, the rest counted. */
export function shortCheckLines(checks: readonly Check[]): readonly string[] {
  const warnings = count('warning', checks);
  return [
    ...linesOf('refusal', checks),
    ...(warnings > 0 ? [l10n.t('⚠ Warnings: {0}; “Preview…” tells them', warnings)] : []),
    ...unknownLine(checks),
  ];
}

/** Every check, the gravest first. */
export function allCheckLines(checks: readonly Check[]): readonly string[] {
  const order: readonly Check['verdict'][] = ['refusal', 'warning', 'notKnown', 'ok'];
  return order.flatMap((verdict) => linesOf(verdict, checks));
}

/** Several checks may want for the same. */
function linesOf(verdict: Check['verdict'], checks: readonly Check[]): readonly string[] {
  return [...new Set(checks.filter((check) => check.verdict === verdict).map(checkLine))];
}

function count(verdict: Check['verdict'], checks: readonly Check[]): number {
  return checks.filter((check) => check.verdict === verdict).length;
}

function unknownLine(checks: readonly Check[]): readonly string[] {
  const unknown = count('notKnown', checks);
  return unknown > 0 ? [l10n.t('? Checks that could not be made: {0}', unknown)] : [];
}

function checkLine(check: Check): string {
  const sentence = checkSentence(check);
  switch (check.verdict) {
    case 'refusal':
      return l10n.t('✗ Will be refused: {0}', sentence);
    case 'warning':
      return l10n.t('⚠ {0}', sentence);
    case 'notKnown':
      return l10n.t('? {0}', sentence);
    case 'ok':
      return l10n.t('✓ {0}', sentence);
  }
}
