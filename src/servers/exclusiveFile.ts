import { createHash } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../http/errorCode.ts';

/** In a folder that is made if need be. False when it is there already. Rejects where nothing can be written. */
export function createExclusively(file: string, text: string): Promise<boolean> {
  return exclusively(file, () => write(file, text));
}

/** The same for whatever else `make` makes at this path in a step that fails where there is something. */
export async function exclusively(path: string, make: () => Promise<void>): Promise<boolean> {
  try {
    return await madeNew(make);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    return madeNew(make);
  }
}

/** Unlike `rm`, it does not look first. Rejects where it is there and stays. */
export async function removeFile(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function madeNew(make: () => Promise<void>): Promise<boolean> {
  try {
    await make();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function write(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

/** A file name that tells nothing of its key. */
export function fileNameFor(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
