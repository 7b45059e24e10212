import { readFile, readlink, symlink } from 'node:fs/promises';
import { createExclusively, exclusively } from './exclusiveFile.ts';

/**
 * Takes a lock for this process, in a folder that is made if need be. False when somebody has it. Rejects where nothing can
 * be written. The lock is a symbolic link to the process id: one step of the file system where a file takes three, and
 * never seen without its holder. Where there can be none it is a file, and on Windows always: there a file can be made
 * through a link that leads nowhere, so two windows could hold the lock, one by a link and one by a file.
 */
export async function takeLockFile(path: string, platform = process.platform): Promise<boolean> {
  const holder = String(process.pid);
  if (platform === 'win32') return createExclusively(path, holder);
  try {
    return await exclusively(path, () => symlink(holder, path));
  } catch {
    return createExclusively(path, holder);
  }
}

/** The process that has a lock; `NaN` where that cannot be told, as of a file that is being written. */
export async function holderOf(path: string): Promise<number> {
  const text = await readlink(path).catch(() => readFile(path, 'utf8').catch(() => ''));
  return Number.parseInt(text, 10);
}
