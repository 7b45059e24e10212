import type { Server } from '../servers/server.ts';

/**
 * What the rows of each server said when it last changed. VS Code is told of a server only when that is something else
 * now: a row that is drawn anew loses its menu and its tooltip for the moment, and most readings bring no news. Rows that a
 * filter has changed meanwhile are drawn once more than they need be, never less.
 */
export interface DrawnRows {
  /** Whether the rows of a server say something else now than when this was last asked, or are not known to say the same. */
  changed(server: Server): boolean;
  /** VS Code has asked for these rows by itself: what it shows may be something else than what is remembered. */
  forget(server: Server): void;
}

/**
 * `contentOf`: all that is said of a server, as data that JSON can write: no bigint. It is kept as that text, a kilobyte a
 * server: a digest would take longer than making it.
 */
export function createDrawnRows(contentOf: (server: Server) => unknown): DrawnRows {
  const known = new WeakMap<Server, string>();
  return {
    changed(server) {
      const now = JSON.stringify(contentOf(server));
      if (known.get(server) === now) return false;
      known.set(server, now);
      return true;
    },
    forget: (server) => void known.delete(server),
  };
}
