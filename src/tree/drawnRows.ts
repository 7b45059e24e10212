import { createHash } from 'node:crypto';
import type { Server } from '../servers/server.ts';

/**
 * What the rows of each server said when it last changed: all rows may have been drawn anew since, but never with other
 * words unless it has changed again. VS Code is told of a server only when that has changed: a row that is drawn anew loses
 * its menu and its tooltip for the moment, and most readings bring no news.
 */
export interface DrawnRows {
  /** Whether the rows of a server say something else now than when this was last asked. */
  changed(server: Server): boolean;
}

/** `contentOf`: all that is said of a server, as data that JSON can write. */
export function createDrawnRows(contentOf: (server: Server) => unknown): DrawnRows {
  const known = new WeakMap<Server, string>();
  return {
    changed(server) {
      const content = JSON.stringify(contentOf(server), plain);
      // Of a thousand servers, the texts themselves would be megabytes.
      const now = createHash('sha1').update(content).digest('base64');
      if (known.get(server) === now) return false;
      known.set(server, now);
      return true;
    },
  };
}

function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
