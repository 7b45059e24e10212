import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createExclusively, fileNameFor } from './exclusiveFile.ts';

/** Which troubles some window has told of, so that each is told of by one window only. */
export interface ToldTroubles {
  /** Resolves to whether this window is to tell of it: no other has, since it was last cleared. */
  take(serverId: string, linkKey: string): Promise<boolean>;
  /** It is over, or never was. */
  clear(serverId: string, linkKey: string): Promise<void>;
}

/**
 * A file a trouble in `folder`, for as long as it lasts, whichever windows come and go meanwhile. Where the folder cannot
 * be written, each window tells: twice is better than never.
 */
export function createToldTroubles(folder: string): ToldTroubles {
  const file = (serverId: string, linkKey: string) => join(folder, fileNameFor(`${serverId} ${linkKey}`));
  return {
    async take(serverId, linkKey) {
      try {
        return await createExclusively(file(serverId, linkKey), '');
      } catch {
        return true;
      }
    },
    async clear(serverId, linkKey) {
      await rm(file(serverId, linkKey), { force: true }).catch(() => undefined);
    },
  };
}
