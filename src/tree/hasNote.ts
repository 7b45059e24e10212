import type { Server } from '../servers/server.ts';

/** Whether a row says why a server shows no links: it shows none, though it has been asked for them. */
export function hasNote({ state }: Pick<Server, 'state'>): boolean {
  if (state.last && state.last.links.length > 0) return false;
  return state.kind !== 'notLoaded' && state.kind !== 'connecting';
}
