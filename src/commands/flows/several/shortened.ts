import * as vscode from 'vscode';

/** A modal that does not fit the window cannot be scrolled. */
const usualMost = 12;

/** As many lines as a question can hold; its preview names all. */
export function shortened(lines: readonly string[], mostLines = usualMost): readonly string[] {
  const more = lines.length - mostLines;
  if (more <= 0) return lines;
  return [...lines.slice(0, mostLines), vscode.l10n.t('and {0} more; “Preview…” lists all', more)];
}
