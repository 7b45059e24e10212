import type { Row } from './row.ts';

const titleWidth = 74;

/** What it ran on, and the names of the columns. */
export function heading(about: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const lines = Object.entries(about).map(
    ([what, facts]) =>
      `${what}: ${Object.entries(facts)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}`,
  );
  return [...lines, '', line('id', '', 'ours', 'reference', 'unit', 'ratio', 'bar', '')].join('\n');
}

export function lineOf({ id, title, ours, reference, ratio, unit, bar, met }: Row): string {
  const judged = bar === null ? '' : met ? 'met' : 'MISSED';
  return line(id, title, text(ours), text(reference), unit, text(ratio), text(bar), judged);
}

function line(...[id, title, ours, reference, unit, ratio, bar, judged]: readonly string[]): string {
  return [
    (id ?? '').padEnd(21),
    (title ?? '').padEnd(titleWidth),
    (ours ?? '').padStart(10),
    (reference ?? '').padStart(10),
    (unit ?? '').padEnd(8),
    (ratio ?? '').padStart(7),
    (bar ?? '').padStart(9),
    judged ?? '',
  ]
    .join(' ')
    .trimEnd();
}

/** Three digits that say something; all of a whole number. */
function text(value: number | null): string {
  if (value === null) return '';
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
}

/** The last line. */
export function summaryOf(rows: readonly Row[]): string {
  const missed = rows.filter(({ met }) => !met).map(({ id }) => id);
  return `${rows.length} rows, ${missed.length} missed their bar${missed.length > 0 ? `: ${missed.join(', ')}` : ''}`;
}
