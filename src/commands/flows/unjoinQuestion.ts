import * as vscode from 'vscode';
import type { Plan } from '../../links/plan/plan.ts';
import type { Server } from '../../servers/server.ts';
import { removalConsequences, splitLines } from '../../ui/text/plan/removal.ts';
import { planTitle } from '../../ui/text/plan/title.ts';
import { visible } from '../../ui/text/visible.ts';
import type { PlanQuestion } from './confirmPlan.ts';
import { readOnlyNote } from './readOnlyNote.ts';

/** Says what an unjoin takes away for good, and for whom. */
export function unjoinQuestion(plan: Plan, farEnds: Iterable<Server | undefined>): PlanQuestion {
  return {
    question: vscode.l10n.t('{0}?', planTitle(plan)),
    detail: [
      ...allLinksLine(plan),
      ...readOnlyNote(farEnds),
      splitLines(plan, mostNamed).join('\n'),
      ...removalConsequences(),
    ].join('\n\n'),
    verbs: [plan.operation === 'unjoin' ? vscode.l10n.t('Unjoin') : vscode.l10n.t('Unjoin Server')],
    plans: [plan],
    lookFirst: true,
  };
}

/** A modal that does not fit the window cannot be scrolled; the preview names all. */
export const mostNamed = 6;

function allLinksLine({ operation, differences }: Plan): readonly string[] {
  if (operation !== 'unjoinSelf') return [];
  const names = differences.map(({ link }) => visible(link)).join(', ');
  return [vscode.l10n.t('All its links are marked for removal: {0}.', names || '–')];
}
