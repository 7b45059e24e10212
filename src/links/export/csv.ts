import type { FieldValue } from './linkFields.ts';

/**
 * A table as CSV (RFC 4180): commas, CRLF also after the last record, quotes where they are needed. It begins with a
 * byte order mark, without which Excel takes UTF-8 for the code page of the machine and spoils every umlaut; PowerShell
 * passes over it, and Python does with the encoding `utf-8-sig`.
 */
export function csv(rows: readonly (readonly FieldValue[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: FieldValue): string {
  const text = typeof value === 'string' ? defused(value) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Text that a spreadsheet would take for a formula is given an apostrophe (OWASP, “CSV Injection”): names come from
 * servers. Full-width signs count in some languages. Numbers are no text, and stay as they are.
 */
export function defused(text: string): string {
  return /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}
