import { mkdirSync, watch, type FSWatcher } from 'node:fs';

/**
 * Tells the names of files that change in a folder, which is made if need be; `undefined` where that cannot be done.
 * Does not keep the process alive.
 */
export function watchFolder(folder: string, onName: (name: string) => void): FSWatcher | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      if (name !== null) onName(name);
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
