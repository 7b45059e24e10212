import { l10n } from 'vscode';
import { wireNames } from '../../../cupi/wireNames.ts';
import { missingOptions } from '../../../links/plan/checkJoin.ts';
import { curlLine } from '../../../links/plan/curlLine.ts';
import type { Plan } from '../../../links/plan/plan.ts';
import type { PlannedRequest } from '../../../links/plan/plannedRequest.ts';
import { dateText } from '../time.ts';
import { wrap } from '../wrap.ts';
import { allCheckLines } from './checks.ts';
import { differenceTable } from './differences.ts';
import { removalConsequences, splitLines } from './removal.ts';
import { planTitle } from './title.ts';

/** Everything known of changes before they are sent, as a page to read. */
export function previewText(plans: readonly Plan[], at: Date): string {
  return [
    l10n.t('Planned {0}.', dateText(at)),
    l10n.t('This page is a preview: nothing has been sent, and it sends nothing itself.'),
    '',
    ...plans.flatMap(planLines),
  ].join('\n');
}

function planLines(plan: Plan): readonly string[] {
  const title = planTitle(plan);
  return [
    title,
    '═'.repeat(title.length),
    '',
    ...section(l10n.t('What changes'), differenceTable(plan.differences)),
    ...section(
      l10n.t('What was looked at'),
      allCheckLines(plan.checks).flatMap((line) => wrap(line, '  ')),
    ),
    ...section(l10n.t('What it does to the network'), consequenceLines(plan)),
    ...section(l10n.t('What is sent, once'), requestLines(plan)),
    ...section(l10n.t('The same with curl'), curlLines(plan)),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, '─'.repeat(title.length), ...lines, ''];
}

function consequenceLines(plan: Plan): readonly string[] {
  if (plan.operation === 'update') return [];
  if (plan.operation === 'join') return joinLines(plan);
  const all = [...splitLines(plan, Infinity), ...removalConsequences()];
  return all.flatMap((line) => wrap(`• ${line}`, '  '));
}

function joinLines({ server, target }: Plan): readonly string[] {
  const line = l10n.t(
    '{0} and {1} exchange their directories from now on: users, contacts, lists, partitions, search spaces and recorded names. Users can address each other only once partitions are added to search spaces.',
    server.name,
    target,
  );
  return wrap(`• ${line}`, '  ');
}

function requestLines({ server, request, checks }: Plan): readonly string[] {
  const { method, path, body } = request;
  const missing = missingOptions(checks).map((option) => wireNames[option]);
  return [
    `${method} ${server.origin}${path}`,
    ...(body ? [`Content-Type: ${body.type}`, '', ...layOut(body)] : []),
    ...(holdsDots(request) ? ['', l10n.t('••• stands for the password, which is shown nowhere.')] : []),
    ...missing.map((name) => l10n.t('“Join with {0}” sends it as true instead.', name)),
  ];
}

function holdsDots({ body }: PlannedRequest): boolean {
  return body?.text.includes('•••') ?? false;
}

/** A field a line; between tags and names blanks mean nothing. */
function layOut({ type, text }: NonNullable<PlannedRequest['body']>): readonly string[] {
  const laidOut = type.endsWith('json')
    ? JSON.stringify(JSON.parse(text), undefined, 2)
    : text.replaceAll('><', '>\n<');
  return laidOut.split('\n');
}

function curlLines({ server, request }: Plan): readonly string[] {
  return [
    curlLine(server.origin, server.user, request),
    ...(holdsDots(request)
      ? ['', l10n.t('Put the remote password in for the dots; curl asks for the other one.')]
      : []),
  ];
}
