import * as vscode from 'vscode';
import type { Mark } from '../servers/profile.ts';
import { markWord } from '../ui/text/arranged.ts';

const scheme = 'cuc-links-mark';

/** What the row of a marked server has for a resource: it names the mark and nothing else. */
export function markUri(mark: Mark): vscode.Uri {
  return vscode.Uri.from({ scheme, path: mark });
}

/** Gives the rows of marked servers their letter and colour; their words are in the row itself. */
export function registerMarkDecorations(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme: given, path }) =>
      given === scheme ? decorations().get(path) : undefined,
  });
}

/** Not the colours that health has: a production server is not a failing one. */
function decorations(): ReadonlyMap<string, vscode.FileDecoration> {
  return new Map([
    ['production', decoration('production', 'P')],
    ['staging', decoration('staging', 'S')],
    ['lab', decoration('lab', 'L')],
  ]);
}

function decoration(mark: Mark, letter: string): vscode.FileDecoration {
  return new vscode.FileDecoration(
    letter,
    markWord(mark),
    new vscode.ThemeColor(`cucLinks.${mark}Foreground`),
  );
}
