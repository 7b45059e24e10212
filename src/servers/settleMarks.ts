import type { Changed } from '../links/change.ts';
import type { VerifyMark } from './changeRecords.ts';
import { clearMark, type Marks } from './clearMark.ts';
import type { Server } from './server.ts';

/** Told that a marked change turned out to have been carried out. */
export type OnSettled = (server: Server, mark: VerifyMark, changed: Changed) => void;

/** As much of the server list as is needed. */
export interface Listed {
  readonly all: readonly Server[];
  readonly onDidChange: (listener: (server: Server | undefined) => void) => { dispose(): unknown };
}

/**
 * Lets a mark settle by itself as soon as a list, read for whatever reason, shows that its change was carried out. What
 * a list does not show says nothing yet, and stays for a person.
 */
export function settleMarks(servers: Listed, marks: Marks, onSettled: OnSettled): { dispose(): unknown } {
  /** Ids of marks that are being cleared: a server tells of several things in the time that takes. */
  const clearing = new Set<string>();
  const clear = async (server: Server, mark: VerifyMark, changed: Changed) => {
    if (clearing.has(mark.id)) return;
    clearing.add(mark.id);
    try {
      if (await clearMark(mark, { kind: 'done', changed, known: 'found' }, marks))
        onSettled(server, mark, changed);
    } finally {
      clearing.delete(mark.id);
    }
  };
  const settle = async (server: Server) => {
    if (server.marks().length === 0) return;
    // Loaded with the first mark: most windows never see one.
    const { findingNow } = await import('./findingNow.ts');
    for (const mark of server.marks()) {
      const finding = findingNow(server, mark);
      if (finding?.kind === 'done') await clear(server, mark, finding.changed);
    }
  };
  return servers.onDidChange((server) => {
    for (const one of server ? [server] : servers.all) void settle(one);
  });
}
