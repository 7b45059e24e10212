import { readFile, readlink, symlink } from 'node:fs/promises';
import { createExclusively, exclusively } from './exclusiveFile.ts';

/**
 * Takes a lock for this process, in a folder that is made if need be. False when somebody has it. Rejects where nothing can
 * be written. The lock is a symbolic link to the process id: one step of the file system where a file takes three, and
 * never seen without its holder. Where there can be none, as for most who use Windows, it is a file.
 */
export async function takeLockFile(path: string): Promise<boolean> {
  const holder = String(process.pid);
  try {
    return await exclusively(path, () => symlink(holder, path, 'file'));
  } catch {
    return createExclusively(path, holder);
  }
}

/** The process that has a lock; `NaN` where that cannot be told, as of a file that is being written. */
export async function holderOf(path: string): Promise<number> {
  const text = await readlink(path).catch(() => readFile(path, 'utf8').catch(() => ''));
  return Number.parseInt(text, 10);
}
