import * as vscode from 'vscode';
import type { Services } from './services.ts';

/**
 * Filters the Servers view with every letter typed. Enter keeps the filter; Escape brings back the one before, and so does
 * what is opened in place of the box.
 */
export async function filterServers({ found }: Pick<Services, 'found'>): Promise<void> {
  const before = found.view;
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Filter Servers and Links');
  box.prompt = vscode.l10n.t('Words in names, hosts, users or ObjectIds; all must be found');
  box.value = before.text;
  // People look at the rows meanwhile, and open one.
  box.ignoreFocusOut = true;
  box.onDidChangeValue((text) => found.show({ ...found.view, text }));
  const kept = await new Promise<boolean>((resolve) => {
    box.onDidAccept(() => resolve(true));
    box.onDidHide(() => resolve(false));
    box.show();
  });
  box.dispose();
  if (!kept) {
    // VS Code gives the keyboard back to where it was, or has given it to what was opened in place of the box.
    found.show({ ...found.view, text: before.text });
    return;
  }
  found.keep();
  await vscode.commands.executeCommand('cucLinks.servers.focus');
}
