import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createExclusively, fileNameFor } from './exclusiveFile.ts';
import { isRunning } from './isRunning.ts';

/** Runs `work` while no other window runs any with the same `key`. Rejects when `signal` aborts before its turn. */
export type WindowLock = <T>(key: string, work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

const pollMs = 100;
/** Longer than any request may take: a file this old belongs to nobody. */
const abandonedAfterMs = 180_000;

/**
 * A lock file a key in `folder`, holding the process id of its window. A file whose process is gone is taken over.
 * Where the folder cannot be written, work goes on unlocked: a sign-in must not fail for that.
 */
export function createWindowLock(folder: string): WindowLock {
  return async (key, work, signal = new AbortController().signal) => {
    const file = join(folder, `${fileNameFor(key)}.lock`);
    const held = await acquire(folder, file, signal);
    try {
      return await work();
    } finally {
      if (held) await rm(file, { force: true });
    }
  };
}

async function acquire(folder: string, file: string, signal: AbortSignal): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    while (!(await createExclusively(file, String(process.pid)))) {
      if (await isAbandoned(file)) await removeAbandoned(file);
      else await delay(pollMs, undefined, { signal });
    }
    return true;
  } catch (error) {
    if (signal.aborted) throw error;
    return false;
  }
}

/**
 * One at a time looks again and removes: a second one that had looked before would remove the file by which the first
 * holds the lock by now.
 */
async function removeAbandoned(file: string): Promise<void> {
  const guard = `${file}.removing`;
  if (!(await createExclusively(guard, String(process.pid)))) {
    if (await isAbandoned(guard)) await rm(guard, { force: true });
    else await delay(pollMs);
    return;
  }
  try {
    if (await isAbandoned(file)) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  const age = await stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age > abandonedAfterMs) return true;
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  return Number.isInteger(pid) && !isRunning(pid);
}
