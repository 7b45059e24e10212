import * as vscode from 'vscode';
import { unfiltered } from '../tree/viewState.ts';
import type { Services } from './services.ts';

/** Shows all rows again, in the order they are in. The keyboard goes to them: the button that was pressed may be gone. */
export async function clearFilter({ found }: Pick<Services, 'found'>): Promise<void> {
  found.show({ ...unfiltered, order: found.view.order });
  found.keep();
  await vscode.commands.executeCommand('cucLinks.servers.focus');
}
