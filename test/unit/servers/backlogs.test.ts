import assert from 'node:assert/strict';
import { createBacklogs, type Backlogs } from '../../../src/servers/backlogs.ts';
import type { Server } from '../../../src/servers/server.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { aLink } from '../links/aLink.ts';

const profile = { id: 'admin@https://hub.example' };
type Known = Pick<Server, 'state'> & { readonly profile: typeof profile };
const { objectId } = aLink();

describe('servers: the backlog of links', () => {
  let listeners: Set<(server: Known | undefined) => unknown>;
  let all: Known[];
  let backlogs: Backlogs;

  const enter = (state: Server['state']) => {
    const server = { profile, state };
    all = [server];
    for (const listener of listeners) listener(server);
  };
  const read = (at: number, ...links: readonly HttpsLink[]) =>
    enter({
      kind: 'ready',
      last: { links, serverNow: undefined, readAt: new Date(at), unchangedSince: new Date(at) },
    });
  const times = () => backlogs.of(profile.id, objectId).map(({ at }) => at);

  beforeEach(() => {
    listeners = new Set();
    all = [];
    backlogs = createBacklogs({
      get all() {
        return all;
      },
      onDidChange(listener) {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    });
  });

  it('takes every reading once, however often its server is announced', () => {
    read(1, aLink());
    read(1, aLink());
    read(2, aLink({ lastUsn: 5211n }));
    assert.deepEqual(times(), [1, 2]);
    assert.equal(backlogs.of(profile.id, objectId).at(-1)?.lastUsn, 5211n);
  });

  it('takes nothing from a server that could not be read, and keeps what it has', () => {
    read(1, aLink());
    const last = { links: [aLink()], serverNow: undefined, readAt: new Date(2), unchangedSince: new Date(2) };
    enter({ kind: 'connecting', last });
    enter({ kind: 'signedOut', refused: false, last: undefined });
    assert.deepEqual(times(), [1]);
  });

  it('keeps what it has over a reading without numbers', () => {
    read(1, aLink());
    read(2, aLink({ maxUsn: undefined }));
    read(3, aLink());
    assert.deepEqual(times(), [1, 3]);
  });

  it('forgets a link that goes', () => {
    read(1, aLink());
    read(2);
    read(3, aLink());
    assert.deepEqual(times(), [3]);
  });

  it('forgets a server that goes', () => {
    read(1, aLink());
    all = [];
    for (const listener of listeners) listener(undefined);
    assert.deepEqual(times(), []);
    read(1, aLink());
    assert.deepEqual(times(), [1]);
  });

  it('listens no more once it is disposed', () => {
    backlogs.dispose();
    assert.equal(listeners.size, 0);
  });
});
