import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** False when it is there already. Rejects where nothing can be written. */
export async function createExclusively(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** A file name that tells nothing of its key. */
export function fileNameFor(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
