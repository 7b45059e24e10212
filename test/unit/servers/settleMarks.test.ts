import assert from 'node:assert/strict';
import type { VerifyMark } from '../../../src/servers/changeRecords.ts';
import type { Server } from '../../../src/servers/server.ts';
import { settleMarks } from '../../../src/servers/settleMarks.ts';
import { waitFor } from '../../support/waitFor.ts';
import { aLink, now } from '../links/aLink.ts';
import { aProfile } from './support/aProfile.ts';
import { unaskedServer } from './support/unaskedServer.ts';

const readAt = new Date(2019, 2, 4, 14, 2);
const mark: VerifyMark = {
  id: 'one',
  sent: { kind: 'unjoin', objectId: 'gone', name: 'Breda' },
  at: new Date(readAt.getTime() - 60_000),
  entry: undefined,
};

function aServerWithMark(): Server {
  const last = { links: [aLink()], serverNow: now, readAt, unchangedSince: readAt };
  return Object.defineProperties(unaskedServer(aProfile('https://10.0.0.7:8443')), {
    state: { value: { kind: 'ready', last } },
    marks: { value: () => [mark] },
  });
}

describe('servers: marks that settle by themselves', () => {
  it('are cleared once for all that a server tells meanwhile, and again where another window had its hand on them', async () => {
    const server = aServerWithMark();
    const listeners = new Set<(server: Server | undefined) => void>();
    const list = {
      all: [server],
      onDidChange: (listener: (server: Server | undefined) => void) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    };
    const clears: ((cleared: boolean) => void)[] = [];
    const settled: VerifyMark[] = [];
    const following = settleMarks(
      list,
      {
        records: { clear: () => new Promise((resolve) => clears.push(resolve)) },
        journal: { append: () => Promise.resolve() },
      },
      (_, which) => settled.push(which),
    );
    const tell = () => {
      for (const listener of listeners) listener(server);
    };
    tell();
    await waitFor(() => clears.length > 0);
    tell();
    await new Promise(setImmediate);
    assert.equal(clears.length, 1);
    clears[0]?.(false);
    await new Promise(setImmediate);
    tell();
    await waitFor(() => clears.length > 1);
    clears[1]?.(true);
    await waitFor(() => settled.length > 0);
    assert.deepEqual([settled, clears.length], [[mark], 2]);
    following.dispose();
    assert.equal(listeners.size, 0);
  });
});
