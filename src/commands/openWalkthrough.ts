import * as vscode from 'vscode';

/** Opens the first steps on VS Code's Welcome page. */
export async function openWalkthrough(): Promise<void> {
  await vscode.commands.executeCommand(
    'workbench.action.openWalkthrough',
    'cuc-links.cuc-https-links#start',
    false,
  );
}
