import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock, type Clock } from '../http/clock.ts';
import { pause } from '../http/until.ts';
import { fileNameFor, removeFile } from './exclusiveFile.ts';
import { isRunning } from './isRunning.ts';
import { holderOf, takeLockFile } from './lockFile.ts';

/** Runs `work` while no other window runs any with the same `key`. Rejects when `signal` aborts before its turn. */
export type WindowLock = <T>(key: string, work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

const pollMs = 100;
/** Longer than any request may take: a file this old belongs to nobody. */
const abandonedAfterMs = 180_000;

/**
 * A lock file a key in `folder`, holding the process id of its window. One whose process is gone is taken over.
 * Where the folder cannot be written, work goes on unlocked: a sign-in must not fail for that.
 */
export function createWindowLock(folder: string, clock: Clock = systemClock): WindowLock {
  return async (key, work, signal = new AbortController().signal) => {
    const file = join(folder, `${fileNameFor(key)}.lock`);
    const held = await acquire(file, clock, signal);
    try {
      return await work();
    } finally {
      if (held) await removeFile(file);
    }
  };
}

async function acquire(file: string, clock: Clock, signal: AbortSignal): Promise<boolean> {
  try {
    while (!(await takeLockFile(file))) {
      if (await isAbandoned(file, clock)) await removeAbandoned(file, clock, signal);
      else await pause(clock, pollMs, signal);
    }
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

/**
 * One at a time looks again and removes: a second one that had looked before would remove the file by which the first
 * holds the lock by now.
 */
async function removeAbandoned(file: string, clock: Clock, signal: AbortSignal): Promise<void> {
  const guard = `${file}.removing`;
  if (!(await takeLockFile(guard))) {
    if (await isAbandoned(guard, clock)) await removeFile(guard);
    else await pause(clock, pollMs, signal);
    return;
  }
  try {
    if (await isAbandoned(file, clock)) await removeFile(file);
  } finally {
    await removeFile(guard);
  }
}

async function isAbandoned(file: string, clock: Clock): Promise<boolean> {
  const age = await lstat(file).then(
    ({ mtimeMs }) => clock.now() - mtimeMs,
    () => 0,
  );
  if (age > abandonedAfterMs) return true;
  const pid = await holderOf(file);
  return Number.isInteger(pid) && !isRunning(pid);
}
