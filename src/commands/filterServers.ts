import * as vscode from 'vscode';
import type { Services } from './services.ts';

/** Filters the Servers view with every letter typed. Enter keeps the filter, Escape brings back the one before. */
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
  if (kept) found.keep();
  else found.show({ ...found.view, text: before.text });
  await vscode.commands.executeCommand('cucLinks.servers.focus');
}
