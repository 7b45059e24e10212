import { l10n } from 'vscode';
import type { Difference } from '../../../links/plan/difference.ts';
import { table } from '../table.ts';
import { visible } from '../visible.ts';

/** A line a field: what it is, and what it is to become. */
export function differenceLines(differences: readonly Difference[]): readonly string[] {
  return differences.map(({ field, before, after, oneWay }) => {
    const line = l10n.t('{0}: {1} → {2}', field, valueText(before), valueText(after));
    return oneWay ? l10n.t('{0} (one way)', line) : line;
  });
}

/** The same as a table; the link has a column of its own where there are several. */
export function differenceTable(differences: readonly Difference[]): readonly string[] {
  const links = new Set(differences.map(({ link }) => link));
  const ofLink = (text: string) => (links.size > 1 ? [text] : []);
  const head = [...ofLink(l10n.t('Link')), l10n.t('Field'), l10n.t('Now'), l10n.t('After'), ''];
  const rows = differences.map(({ link, field, before, after, oneWay }) => [
    ...ofLink(visible(link)),
    field,
    valueText(before),
    valueText(after),
    oneWay ? l10n.t('one way: no later change takes it back') : '',
  ]);
  return table([head, ...rows]);
}

function valueText(value: string | boolean | undefined): string {
  if (value === undefined) return '–';
  if (typeof value === 'string') return visible(value);
  return value ? l10n.t('on') : l10n.t('off');
}
