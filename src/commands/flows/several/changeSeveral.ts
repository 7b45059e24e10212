import * as vscode from 'vscode';
import type { Plan } from '../../../links/plan/plan.ts';
import { mayRunAgain } from '../../../links/tally.ts';
import type { Server } from '../../../servers/server.ts';
import { showInformation } from '../../../ui/notice.ts';
import type { NamedEnd } from '../../../ui/text/several.ts';
import type { SeveralWords } from '../../../ui/text/severalWords.ts';
import type { Services } from '../../services.ts';
import { confirmPlan } from '../confirmPlan.ts';
import { planFor } from '../planFor.ts';
import { whatRemains } from '../whatRemains.ts';
import { planAgain } from './planAgain.ts';
import { presentSeveral } from './presentSeveral.ts';
import { shortened } from './shortened.ts';
import { runSeveral } from './runSeveral.ts';
import type { EndedChange, LeftOut, Replan, ServerChange } from './serverChange.ts';

export interface SeveralChanges {
  readonly words: (count: number) => SeveralWords;
  /** A line for each change, as its question names it. */
  readonly line: (item: ServerChange, plan: Plan) => string;
  /** What else is to be known before it is confirmed, a paragraph each. */
  readonly notes: (plans: readonly Plan[], items: readonly ServerChange[]) => readonly string[];
  readonly replan: Replan;
}

/** Asks once, carries all out, tells how it ended, and goes on with what failed for as long as that is wanted. */
export async function changeSeveral(
  first: readonly ServerChange[],
  leftOut: LeftOut,
  changes: SeveralChanges,
  services: Services,
): Promise<void> {
  let items = first;
  for (;;) {
    const words = changes.words(items.length);
    const chosen = await confirmSeveral(items, leftOut, changes, services);
    if (chosen === undefined) return;
    const ended = await runSeveral(items, words.progress, chosen === words.stopVerb, services);
    const { subject } = words;
    const again = vscode.l10n.t('Run the Failed Ones Again');
    const ends = ended.map((one) => named(one, services));
    if (!(await presentSeveral({ subject, ends, leftOut, again }, services))) return;
    const failed = ended.filter(({ end }) => mayRunAgain(end));
    items = failed.flatMap((one) => planAgain(one, serverNow(one, services), changes.replan) ?? []);
    if (items.length === 0) {
      sayNothingLeft();
      return;
    }
  }
}

function confirmSeveral(
  items: readonly ServerChange[],
  leftOut: LeftOut,
  { words, line, notes }: SeveralChanges,
  services: Services,
): Promise<string | undefined> {
  const { question, verb, stopVerb } = words(items.length);
  const planned = items.map((item) => ({ item, plan: planFor(item.server, item.change, services) }));
  const plans = planned.map(({ plan }) => plan);
  const lines = planned.map(({ item, plan }) => [line(item, plan), item.note].filter(Boolean).join(' '));
  const detail = [
    shortened(lines).join('\n'),
    ...(leftOut.length > 0 ? [vscode.l10n.t('Left out: {0}', leftOut.join(' · '))] : []),
    ...notes(plans, items),
  ].join('\n\n');
  const verbs = [verb, ...(items.length > 1 ? [stopVerb] : [])];
  const lookFirst = plans.some(({ operation }) => operation === 'unjoin');
  return confirmPlan({ question, detail, verbs, plans, lookFirst }, services);
}

/** As it is configured now. One that has left the list says so itself. */
function serverNow({ item }: EndedChange, { servers }: Services): Server {
  return servers.get(item.server.profile.id) ?? item.server;
}

function sayNothingLeft(): void {
  void showInformation(
    vscode.l10n.t('There is nothing left to run again: the links are as they were wanted.'),
  );
}

function named({ item, end, farEnd }: EndedChange, services: Services): NamedEnd {
  const { server, name, change } = item;
  const isGoing = change.kind === 'unjoin' && (end.kind === 'done' || end.kind === 'alreadyGone');
  const rest = isGoing ? whatRemains(server, change.link, farEnd, services) : undefined;
  return { server: server.profile.name, name, kind: change.kind, end, sync: undefined, rest };
}
