import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folders: string[] = [];

/** A new empty folder; see {@link removeTemporaryFolders}. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cuc-links-test-'));
  folders.push(folder);
  return folder;
}

/** To be called after each test that makes any. */
export async function removeTemporaryFolders(): Promise<void> {
  const all = folders;
  folders = [];
  for (const folder of all) await rm(folder, { recursive: true, force: true });
}
