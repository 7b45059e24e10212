import type { Backlog, Plot } from '../hostMessage.ts';
import { element } from './element.ts';
import { svg } from './svg.ts';

type Chart = NonNullable<Backlog['chart']>;

/** Whether the table of the values is open: kept while the page is drawn anew. */
let tableIsOpen = false;

/** The backlog over time, as a sentence, a drawing, and a table of the same values. */
export function backlogSection({ title, sentence, chart }: Backlog): HTMLElement {
  return element(
    'section',
    { attributes: { 'aria-labelledby': 'backlog' } },
    element('h2', { text: title, attributes: { id: 'backlog' } }),
    element('p', { className: 'note', text: sentence, attributes: { id: 'backlog-sentence' } }),
    ...(chart ? [...chart.plots.map((plot) => figureOf(plot, chart)), tableOf(chart)] : []),
  );
}

const width = 600;
const height = 90;
/** So that a line at the edge, and its mark, are drawn whole. */
const margin = 6;

function figureOf(plot: Plot, { from, to }: Chart): HTMLElement {
  return element(
    'figure',
    {},
    element(
      'div',
      { className: 'plot' },
      drawing(plot),
      element('span', { className: 'highest', text: plot.highest }),
      element('span', { className: 'lowest', text: plot.lowest }),
      element('span', { className: 'from', text: from }),
      element('span', { className: 'to', text: to }),
    ),
    element('figcaption', {}, ...plot.lines.map(({ name, look }) => legend(name, look))),
  );
}

type Line = Plot['lines'][number];

function drawing({ text, lines }: Plot): SVGElement {
  return svg(
    'svg',
    {
      class: 'chart',
      role: 'img',
      'aria-label': text,
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
    },
    svg('path', { class: 'axis', d: `M0 0V${height}H${width}` }),
    ...lines.map(drawnLine),
  );
}

function drawnLine({ look, points }: Line): SVGElement {
  const places = points.map(([x, y]) => {
    const across = margin + (x / 1000) * (width - 2 * margin);
    const down = height - margin - (y / 1000) * (height - 2 * margin);
    return `${across.toFixed(1)},${down.toFixed(1)}`;
  });
  return svg('polyline', { class: `line ${look}`, points: places.join(' ') });
}

function legend(name: string, look: Line['look']): HTMLElement {
  return element(
    'span',
    { className: 'legend' },
    svg(
      'svg',
      { class: 'sample', viewBox: '0 0 36 8', 'aria-hidden': 'true' },
      svg('polyline', { class: `line ${look}`, points: '0,4 36,4' }),
    ),
    element('span', { text: name }),
  );
}

function tableOf({ tableTitle, head, rows }: Chart): HTMLElement {
  const details = element(
    'details',
    { attributes: { id: 'backlog-values', ...(tableIsOpen ? { open: '' } : {}) } },
    element('summary', { text: tableTitle, attributes: { id: 'backlog-values-toggle' } }),
    element(
      'div',
      {
        className: 'values',
        attributes: { id: 'backlog-table', tabindex: '0', role: 'region', 'aria-label': tableTitle },
      },
      element(
        'table',
        {},
        element('thead', {}, rowOf(head, 'th', { scope: 'col' })),
        element('tbody', {}, ...rows.map((row) => rowOf(row, 'td', {}))),
      ),
    ),
  );
  details.addEventListener('toggle', () => {
    tableIsOpen = details.open;
  });
  return details;
}

function rowOf(
  cells: readonly string[],
  tag: 'th' | 'td',
  attributes: Readonly<Record<string, string>>,
): HTMLElement {
  return element('tr', {}, ...cells.map((text) => element(tag, { text, attributes: { ...attributes } })));
}
