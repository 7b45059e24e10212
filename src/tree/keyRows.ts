import * as vscode from 'vscode';
import { systemClock, type Clock } from '../http/clock.ts';
import { oneByOne } from '../servers/oneByOne.ts';
import { showInformation } from '../ui/notice.ts';
import type { Node } from './node.ts';

/** What a key pressed in the view acts on: the row with the focus, and the selected rows if that is one of them. */
export interface RowsOfKey {
  readonly target: Node | undefined;
  readonly selected: readonly Node[];
}
export type KeyRows = () => Promise<RowsOfKey>;

interface View {
  readonly selection: readonly Node[];
  readonly onDidChangeSelection: vscode.Event<{ readonly selection: readonly Node[] }>;
}

interface Workbench {
  readonly clock: Clock;
  readonly toggleTwice: () => Thenable<unknown>;
  readonly tellUnclear: () => void;
}
const theWorkbench: Workbench = { clock: systemClock, toggleTwice, tellUnclear };

/** How long VS Code must have asked for no row before it is looked again. */
const quietMs = 50;
/** How long it is looked again and again, while rows keep changing. */
const mostMs = 2000;

/**
 * Arrow keys move the focus and leave the selection, and VS Code tells an extension the selection only: a key would act
 * on a row that was clicked long before. Taking the focused row into the selection or out of it, and back, tells which
 * one it is.
 *
 * With each redraw VS Code forgets rows until it has asked for them again, and leaves them out of the selection: one that
 * comes or goes meanwhile looks like the focused one. So a look counts only where a single row differed, all was as
 * before afterwards, and no row was asked for.
 */
export function createKeyRows(
  view: View,
  onDidGiveRows: vscode.Event<void>,
  { clock, toggleTwice, tellUnclear }: Workbench = theWorkbench,
): KeyRows {
  // Keys may be pressed quicker than they are told: toggling amid each other, they would tell nothing.
  const inTurn = oneByOne();

  /** Resolves when VS Code has asked for no rows for a while; from `end` on, whether it asks or not. */
  const untilQuiet = (end: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        giving.dispose();
        resolve();
      };
      let callOff = clock.after(quietMs, done);
      const giving = onDidGiveRows(() => {
        if (clock.ticks() >= end) return;
        callOff();
        callOff = clock.after(quietMs, done);
      });
    });

  const look = async (end: number): Promise<RowsOfKey | undefined> => {
    // By then VS Code has got the rows that it has asked for until now.
    await new Promise((resolve) => setImmediate(resolve));
    const before = view.selection;
    const told: (readonly Node[])[] = [];
    let asked = 0;
    const listening = vscode.Disposable.from(
      view.onDidChangeSelection(({ selection }) => told.push(selection)),
      onDidGiveRows(() => (asked += 1)),
    );
    try {
      await toggleTwice();
      const rows = rowsOf(before, told);
      // Others of the selected rows may be forgotten, and not asked for yet.
      if (rows && rows.selected.length > 1) await untilQuiet(end);
      return asked > 0 || told.length > 2 ? undefined : rows;
    } finally {
      listening.dispose();
    }
  };

  return () =>
    inTurn(async () => {
      const end = clock.ticks() + mostMs;
      while (clock.ticks() < end) {
        const rows = await look(end);
        if (rows) return rows;
        await untilQuiet(end);
      }
      tellUnclear();
      return { target: undefined, selected: [] };
    });
}

function rowsOf(
  before: readonly Node[],
  [toggled, again]: readonly (readonly Node[])[],
): RowsOfKey | undefined {
  if (!toggled || !again || differing(before, again).length > 0) return undefined;
  const [target, ...others] = differing(before, toggled);
  if (!target || others.length > 0) return undefined;
  return { target, selected: before.includes(target) ? before : [] };
}

function differing(some: readonly Node[], others: readonly Node[]): readonly Node[] {
  return [...some.filter((node) => !others.includes(node)), ...others.filter((node) => !some.includes(node))];
}

/** In one go: between two commands of ours an arrow key could move the focus, and another row would stay selected. */
function toggleTwice(): Thenable<unknown> {
  return vscode.commands.executeCommand('runCommands', {
    commands: ['list.toggleSelection', 'list.toggleSelection'],
  });
}

function tellUnclear(): void {
  void showInformation(
    vscode.l10n.t(
      'It was not clear which row has the focus, so nothing was done. Go to the row with the arrow keys and press the key again, or use the context menu of the row.',
    ),
  );
}
