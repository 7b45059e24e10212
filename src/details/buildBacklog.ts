import * as vscode from 'vscode';
import { backlogTrend, type BacklogPoint, type BacklogTrend } from '../links/backlog.ts';
import { clockText, dateText, durationText } from '../ui/text/time.ts';
import type { Backlog, Plot } from './hostMessage.ts';

/** The backlog of a link since this window first saw it, as its page is to show it. `isCurrent`: the newest reading is. */
export function buildBacklog(points: readonly BacklogPoint[], isCurrent: boolean): Backlog {
  const [first] = points;
  const last = points.at(-1);
  const title = vscode.l10n.t('Backlog over time');
  if (!first || !last)
    return {
      title,
      sentence: vscode.l10n.t('No reading so far in which the server gave LastUsn and MaxUsn.'),
    };
  const trend = isCurrent ? trendSentence(backlogTrend(points)) : '';
  if (points.length === 1)
    return {
      title,
      sentence: `${trend} ${vscode.l10n.t('One reading so far; the chart begins with the next one.')}`.trim(),
    };
  const since = vscode.l10n.t('Readings since {0}.', dateText(new Date(first.at)));
  return {
    title,
    sentence: `${trend} ${since}`.trim(),
    chart: {
      plots: [usnPlot(points), ...objectPlot(points)],
      from: clockText(new Date(first.at)),
      to: clockText(new Date(last.at)),
      tableTitle: vscode.l10n.t('Values'),
      head: [vscode.l10n.t('Read at'), 'LastUsn', 'MaxUsn', 'ObjectCount'],
      rows: points.map(({ at, lastUsn, maxUsn, objectCount }) => [
        dateText(new Date(at)),
        lastUsn.toString(),
        maxUsn.toString(),
        objectCount?.toString() ?? vscode.l10n.t('not given'),
      ]),
    },
  };
}

function trendSentence(trend: BacklogTrend): string {
  switch (trend.kind) {
    case 'unknown':
      return '';
    case 'caughtUp':
      return vscode.l10n.t('No backlog: LastUsn has reached MaxUsn.');
    case 'catchingUp':
      return vscode.l10n.t(
        'Catching up, about {0} at the rate of the last {1}.',
        durationText(trend.remainingMs),
        durationText(trend.overMs),
      );
    case 'notShrinking':
      return vscode.l10n.t('The backlog has not shrunk in the last {0}.', durationText(trend.overMs));
  }
}

/** A reading of one number. */
interface Value {
  readonly at: number;
  readonly value: bigint;
}

function usnPlot(points: readonly BacklogPoint[]): Plot {
  const last = points.map(({ at, lastUsn }) => ({ at, value: lastUsn }));
  const max = points.map(({ at, maxUsn }) => ({ at, value: maxUsn }));
  return plotOf(
    { name: 'LastUsn', look: 'solid', values: last },
    { name: 'MaxUsn', look: 'dashed', values: max },
  );
}

function objectPlot(points: readonly BacklogPoint[]): readonly Plot[] {
  const values = points.flatMap(({ at, objectCount }) =>
    objectCount === undefined ? [] : [{ at, value: BigInt(objectCount) }],
  );
  return values.length < 2 ? [] : [plotOf({ name: 'ObjectCount', look: 'dotted', values })];
}

type Line = Pick<Plot['lines'][number], 'name' | 'look'> & { readonly values: readonly Value[] };

function plotOf(...lines: readonly Line[]): Plot {
  const all = lines.flatMap(({ values }) => values);
  const values = all.map(({ value }) => value);
  const lowest = values.reduce((one, other) => (one < other ? one : other));
  const highest = values.reduce((one, other) => (one > other ? one : other));
  const times = all.map(({ at }) => at);
  const from = Math.min(...times);
  const span = Math.max(...times) - from;
  const x = (at: number) => (span === 0 ? 0 : Math.round(((at - from) / span) * 1000));
  const y = (value: bigint) =>
    highest === lowest ? 1000 : Number(((value - lowest) * 1000n) / (highest - lowest));
  return {
    text: lines.map(lineText).join(' '),
    lowest: highest === lowest ? '' : lowest.toString(),
    highest: highest.toString(),
    lines: lines.map(({ name, look, values: own }) => ({
      name,
      look,
      points: own.map(({ at, value }) => [x(at), y(value)] as const),
    })),
  };
}

function lineText({ name, values }: Line): string {
  const [from, to] = [values[0], values.at(-1)].map((each) => each?.value.toString() ?? '');
  return vscode.l10n.t('{0} from {1} to {2}.', name, from ?? '', to ?? '');
}
