import { rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Long enough for all servers to sign in after the first, short enough that a password changed since is noticed. */
const acceptedForMs = 5 * 60_000;

/**
 * Which passwords of shared sign-ins a server has just accepted, for every window to know: a file whose age counts, named by
 * the random id in the record. Where none can be written nothing counts as accepted, which is the careful way.
 */
export interface AcceptedMarks {
  note(id: string): Promise<void>;
  isFresh(id: string): Promise<boolean>;
  /** Doubts it. Resolves to whether it was fresh until now; of several that ask at once, only the first is told so. */
  withdraw(id: string): Promise<boolean>;
  drop(id: string): Promise<void>;
}

export function createAcceptedMarks(folder: string): AcceptedMarks {
  const fileOf = (id: string) => join(folder, `${id}${acceptedEnding}`);
  const isFresh = (id: string) =>
    stat(fileOf(id)).then(
      ({ mtimeMs }) => Date.now() - mtimeMs < acceptedForMs,
      () => false,
    );
  return {
    note: (id) => writeFile(fileOf(id), 'accepted', { mode: 0o600 }).catch(() => undefined),
    isFresh,
    async withdraw(id) {
      const fresh = await isFresh(id);
      return unlink(fileOf(id)).then(
        () => fresh,
        () => false,
      );
    },
    drop: (id) => rm(fileOf(id), { force: true }).catch(() => undefined),
  };
}

export const acceptedEnding = '.accepted';
