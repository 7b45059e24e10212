import assert from 'node:assert/strict';
import type { Failure } from '../../../src/cupi/failure.ts';
import { attentionIn } from '../../../src/servers/attention.ts';
import type { ServerState } from '../../../src/servers/serverState.ts';
import { aLink, minutesAgo, now } from '../links/aLink.ts';

const call = { server: 'Denver', operation: 'list', sent: false } as const;
const links = [
  aLink({ objectId: '1', warningMode: true }),
  aLink({ objectId: '2' }),
  aLink({ objectId: '3', timeOfLastFailure: minutesAgo(0) }),
];
const last = { links, serverNow: now, readAt: now, unchangedSince: now };
const unreachable: Failure = { ...call, kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED' };

function summary(...states: readonly ServerState[]) {
  const { links: found, unreadable } = attentionIn(states.map((state, index) => ({ state, index })));
  return {
    links: found.map(({ server, key, attention }) => `${server.index} ${key} ${attention}`),
    unreadable: unreadable.map(({ index }) => index),
  };
}

describe('what needs attention over all servers', () => {
  it('is every link that does, worst first, also of a server that cannot be read any more', () => {
    assert.deepEqual(summary({ kind: 'ready', last }, { kind: 'failed', failure: unreachable, last }), {
      links: ['0 3 failing', '1 3 failing', '0 1 warning', '1 1 warning'],
      unreadable: [1],
    });
  });

  it('is a server with a refused password, not one without any, nor one whose reading was cancelled', () => {
    assert.deepEqual(
      summary(
        { kind: 'notLoaded', last: undefined },
        { kind: 'connecting', last: undefined },
        { kind: 'signedOut', refused: false, last: undefined },
        { kind: 'signedOut', refused: true, last: undefined },
        { kind: 'failed', failure: { ...call, kind: 'cancelled' }, last: undefined },
        { kind: 'failed', failure: unreachable, last: undefined },
      ),
      { links: [], unreadable: [3, 5] },
    );
  });
});
