import assert from 'node:assert/strict';
import type { Fleet } from './fleet.ts';

/** Reads every list, all at once; each must come. */
export async function readAll({ servers }: Pick<Fleet, 'servers'>): Promise<void> {
  await Promise.all(servers.all.map((server) => server.refresh()));
  for (const { state } of servers.all) assert.equal(state.kind, 'ready');
}
