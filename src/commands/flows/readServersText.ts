import * as vscode from 'vscode';

/** Three hundred servers are some 60 KB. */
const largestBytes = 1024 * 1024;

/** The text of a file of servers; `undefined` where there is none, it cannot be read, or is no such file by its size. */
export async function readServersText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestBytes) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
