import * as vscode from 'vscode';
import type { Server } from '../../servers/server.ts';

/** Far ends are changed too, which nobody would expect of a server marked read-only: a sentence for each that is. */
export function readOnlyNote(farEnds: Iterable<Server | undefined>): readonly string[] {
  const marked = [...new Set(farEnds)].filter((server) => server?.profile.readOnly);
  return marked.map((server) =>
    vscode.l10n.t(
      'The far end, {0}, is marked read-only here; this removes its link as well.',
      server?.profile.name ?? '',
    ),
  );
}
