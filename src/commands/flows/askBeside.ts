import * as vscode from 'vscode';
import { withoutIcons } from '../../ui/text/visible.ts';

/** One way to answer; those that do what was asked about have its verb. */
export type Beside = vscode.QuickPickItem & { readonly verb?: string };

/**
 * Asks once more beside the page that “Preview…” has opened: stays when focus goes there, so that it can be read to its
 * end. `state` says that nothing has been done yet.
 */
export function askBeside(
  question: string,
  state: string,
  items: readonly Beside[],
): Thenable<Beside | undefined> {
  return vscode.window.showQuickPick(items, { title: question, placeHolder: state, ignoreFocusOut: true });
}

export function verbItem(verb: string): Beside {
  return { label: `$(check) ${withoutIcons(verb)}`, verb };
}

export function cancelItem(detail?: string): Beside {
  const label = `$(close) ${vscode.l10n.t('Cancel')}`;
  return detail === undefined ? { label } : { label, detail };
}
