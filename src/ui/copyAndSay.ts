import * as vscode from 'vscode';

const shownMs = 3000;

/** Copies a text, and says for a moment in the status bar what was copied. */
export async function copyAndSay(text: string, sentence: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(sentence, shownMs);
}
