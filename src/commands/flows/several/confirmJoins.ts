import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { wireNames } from '../../../cupi/wireNames.ts';
import { missingOptions } from '../../../links/plan/checkJoin.ts';
import type { Server } from '../../../servers/server.ts';
import { checkLines, shortCheckLines } from '../../../ui/text/plan/checks.ts';
import { visible } from '../../../ui/text/visible.ts';
import type { Services } from '../../services.ts';
import { optionLines, ticked } from '../confirmJoin.ts';
import { confirmPlan } from '../confirmPlan.ts';
import type { AddressedItem, JoinedItem, PlannedItem } from './plannedJoins.ts';

/** Asks once for all joins, in their order; `joined` are those whose synchronization is waited for first. Resolves to what is to be sent, or `undefined` for none. */
export async function confirmJoins(
  { profile }: Server,
  items: readonly PlannedItem[],
  joined: readonly JoinedItem[],
  services: Services,
): Promise<readonly AddressedItem[] | undefined> {
  const [first] = items;
  if (!first) return undefined;
  const question =
    items.length === 1
      ? vscode.l10n.t('Join 1 server with {0}?', profile.name)
      : vscode.l10n.t('Join {0} servers with {1}?', items.length, profile.name);
  const hasSameOptions = items.every(({ options }) => isDeepStrictEqual(options, first.options));
  const detail = [
    orderWords(items),
    ...awaitedWords(joined),
    items
      .flatMap((item, index) => itemLines(item, index, hasSameOptions, items.length <= mostDetailed))
      .join('\n'),
    vscode.l10n.t('The stored password of each is sent to {0} for its join.', profile.name),
    ...(hasSameOptions ? [optionLines(first.options).join('\n')] : []),
  ].join('\n\n');
  const plans = items.map(({ plan }) => plan);
  const { join, joinWith, isRefused } = verbsOf(items);
  const verbs = [join, ...(joinWith === undefined ? [] : [joinWith])];
  const chosen = await confirmPlan({ question, detail, verbs, plans, lookFirst: isRefused }, services);
  if (chosen === undefined) return undefined;
  return items.map(({ plan, ...item }) => ({
    ...item,
    options: chosen === joinWith ? { ...item.options, ...ticked(missingOptions(plan.checks)) } : item.options,
  }));
}

/** A modal that does not fit the window cannot be scrolled: of more servers than this, only refusals are told in full. */
const mostDetailed = 2;

function orderWords(items: readonly PlannedItem[]): string {
  if (items.length === 1) return vscode.l10n.t('Its links and locations have just been looked at.');
  const order = vscode.l10n.t(
    'One after the other in this order, those with the fewest links of their own first.',
  );
  const isAwaited = items.every(({ options }) => options.directorySync);
  const wait = isAwaited
    ? vscode.l10n.t(
        'Each is begun only when the first directory synchronization of the one before has ended, which takes minutes to hours.',
      )
    : vscode.l10n.t(
        'Where EnableDirectorySync is off there is no first synchronization to wait for, and the next is begun at once.',
      );
  return `${order} ${wait}`;
}

function awaitedWords(joined: readonly JoinedItem[]): readonly string[] {
  if (joined.length === 0) return [];
  const names = joined.map(({ server }) => server.profile.name).join(', ');
  return [vscode.l10n.t('First the synchronization of what is joined already is waited for: {0}.', names)];
}

function itemLines(
  { server, plan, options, again }: PlannedItem,
  index: number,
  hasSameOptions: boolean,
  isDetailed: boolean,
): readonly string[] {
  const line = vscode.l10n.t('{0}. {1} ({2})', index + 1, server.profile.name, visible(plan.target));
  const beneath = [
    ...(hasSameOptions ? [] : [optionLines(options).join(', ')]),
    ...(again
      ? [vscode.l10n.t('Its answer was lost; before it is sent again, the links are looked at once more.')]
      : []),
    ...(isDetailed ? checkLines(plan.checks) : shortCheckLines(plan.checks)),
  ];
  return [line, ...beneath.map((text) => `    ${text}`)];
}

/** An option that some of the certificates need is offered on a button of its own, and then sent where it is needed. */
function verbsOf(items: readonly PlannedItem[]): {
  readonly join: string;
  readonly joinWith: string | undefined;
  readonly isRefused: boolean;
} {
  const checks = items.flatMap(({ plan }) => plan.checks);
  const isRefused = checks.some(({ verdict }) => verdict === 'refusal');
  const names = [...new Set(missingOptions(checks).map((option) => wireNames[option]))].join(' + ');
  return {
    join: joinVerb(items.length, isRefused),
    isRefused,
    joinWith: names === '' ? undefined : joinWithVerb(items.length, names),
  };
}

function joinVerb(count: number, isRefused: boolean): string {
  if (count === 1) return isRefused ? vscode.l10n.t('Join 1 Server Anyway') : vscode.l10n.t('Join 1 Server');
  return isRefused
    ? vscode.l10n.t('Join {0} Servers Anyway', count)
    : vscode.l10n.t('Join {0} Servers', count);
}

function joinWithVerb(count: number, names: string): string {
  return count === 1
    ? vscode.l10n.t('Join 1 Server with {0}', names)
    : vscode.l10n.t('Join {0} Servers with {1}', count, names);
}
