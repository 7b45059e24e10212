import * as vscode from 'vscode';
import { systemClock, type Clock } from '../http/clock.ts';

interface View {
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}

/** How long VS Code must have asked for no row to have got them all: it asks for those of all open servers at once. */
const quietMs = 100;
/** How long it is waited for while it asks for none: it may have asked before. */
const unaskedMs = 1000;

/**
 * The view, visible only from when VS Code has got the first rows of it: to read hundreds of servers meanwhile keeps it
 * waiting for these.
 */
export function viewWithRows(
  view: View,
  onDidGiveRows: vscode.Event<void>,
  clock: Clock = systemClock,
): View & { dispose(): void } {
  const changed = new vscode.EventEmitter<void>();
  let complete = false;
  let callOff: (() => void) | undefined;
  const waitFor = (ms: number) => {
    callOff?.();
    callOff = clock.after(ms, () => {
      complete = true;
      given.dispose();
      changed.fire();
    });
  };
  const given = onDidGiveRows(() => {
    if (view.visible) waitFor(quietMs);
  });
  const look = () => {
    if (complete) changed.fire();
    else if (view.visible) waitFor(unaskedMs);
    else callOff?.();
  };
  const looking = view.onDidChangeVisibility(look);
  look();
  return {
    get visible() {
      return complete && view.visible;
    },
    onDidChangeVisibility: changed.event,
    dispose() {
      callOff?.();
      for (const each of [given, looking, changed]) each.dispose();
    },
  };
}
