import * as vscode from 'vscode';
import type { Failure } from '../../cupi/failure.ts';
import type { HttpsLink, UpdateRequest } from '../../cupi/httpsLink.ts';
import { comparedFields } from '../../links/plan/difference.ts';
import type { Plan } from '../../links/plan/plan.ts';
import { failureSentence } from '../../ui/text/failure.ts';
import { differenceLines } from '../../ui/text/plan/differences.ts';
import { planTitle } from '../../ui/text/plan/title.ts';
import type { PlanQuestion } from './confirmPlan.ts';

/** Shows what will be sent, before and after, and what cannot be taken back. */
export function updateQuestion(plan: Plan): PlanQuestion {
  return {
    question: vscode.l10n.t('{0}?', planTitle(plan)),
    detail: [differenceLines(plan.differences).join('\n'), ...updateWarnings(plan)].join('\n\n'),
    verbs: [vscode.l10n.t('Update')],
    plans: [plan],
  };
}

/** The same for a server that refused only the changed fields. */
export function fullSetQuestion(
  plan: Plan,
  link: HttpsLink,
  all: UpdateRequest,
  failure: Failure,
): PlanQuestion {
  return {
    question: vscode.l10n.t(
      '{0} wants all writable fields, not only the changed ones. Send them all?',
      plan.server.name,
    ),
    detail: vscode.l10n.t(
      '{0}\nThe other fields are sent with the values they have now; RemoteServer is taken from BaseFeedURL.\n\n{1}',
      failureSentence(failure),
      differenceLines(comparedFields(link, all)).join('\n'),
    ),
    verbs: [vscode.l10n.t('Send All Fields')],
    plans: [plan],
  };
}

/** What an update does that is easily overlooked, a sentence each. */
export function updateWarnings({ differences }: Pick<Plan, 'differences'>): readonly string[] {
  const isSet = (field: string, value: boolean) =>
    differences.some((difference) => difference.field === field && difference.after === value);
  return [
    ...(isSet('SyncDistributionLists', true)
      ? [
          vscode.l10n.t(
            'SyncDistributionLists cannot be switched off again: only unjoining and joining anew does that. Cisco advises to enable it on every location of the network.',
          ),
        ]
      : []),
    ...(isSet('UseSSL', false)
      ? [vscode.l10n.t('Without SSL the two locations exchange their directories unencrypted.')]
      : []),
  ];
}
