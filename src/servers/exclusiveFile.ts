import { createHash } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** In a folder that is made if need be. False when it is there already. Rejects where nothing can be written. */
export async function createExclusively(file: string, text: string): Promise<boolean> {
  try {
    return await create(file, text);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await mkdir(dirname(file), { recursive: true });
    return create(file, text);
  }
}

/** Unlike `rm`, it does not look first. Rejects where it is there and stays. */
export async function removeFile(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

async function create(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** A file name that tells nothing of its key. */
export function fileNameFor(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
