import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';

/**
 * Writes a file whole or not at all: on a disk of this machine beside its place first, then in its place at once. Other
 * file systems write in one go themselves. Rejects with what the file system says; an earlier file is then as it was.
 */
export async function writeWhole(uri: vscode.Uri, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  if (uri.scheme !== 'file') return vscode.workspace.fs.writeFile(uri, bytes);
  // A link to a file stays one.
  const path = await realpath(uri.fsPath).catch(() => uri.fsPath);
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await writeFile(beside, bytes, { flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
