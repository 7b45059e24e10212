import { visible } from './visible.ts';

/** A table in GitHub's Markdown, a row a line; the first row is the head. Cells are shown as they are, never interpreted. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const escaped = (cells: readonly string[]) => line(cells.map(escapeMarkdown));
  return [escaped(head), line(head.map(() => '---')), ...body.map(escaped)].join('');
}

/** On one line, with a backslash before everything that is a mark within a line (CommonMark 2.4). */
export function escapeMarkdown(text: string): string {
  return visible(text).replace(/[\\`*_[\]<>|~&$]/g, '\\$&');
}
