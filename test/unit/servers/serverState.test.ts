import assert from 'node:assert/strict';
import { failedState, nextSnapshot, serverClock, type Snapshot } from '../../../src/servers/serverState.ts';
import { aLink } from '../links/aLink.ts';

const last: Snapshot = { links: [], serverNow: undefined, readAt: new Date(0), unchangedSince: new Date(0) };
const call = { server: 'lab', operation: 'list', sent: false } as const;

describe('servers: the state after a reading failed', () => {
  it('is signed out, with nothing to show, when there is no usable password', () => {
    for (const refused of [true, false]) {
      const failure = { ...call, kind: 'signInNeeded', refused } as const;
      assert.deepEqual(failedState(failure, last), { kind: 'signedOut', refused, last: undefined });
    }
  });

  it('is signed out and refused when the password was refused just now', () => {
    const failure = { ...call, kind: 'signInRefused' } as const;
    assert.deepEqual(failedState(failure, last), { kind: 'signedOut', refused: true, last: undefined });
  });

  it('keeps the list read before with any other failure, if there is one', () => {
    for (const failure of [
      { ...call, kind: 'unreachable', phase: 'tcp', code: 'X' },
      { ...call, kind: 'timeout', phase: 'headers', afterMs: 1 },
      { ...call, kind: 'denied', status: 403, words: { code: undefined, message: undefined } },
      { ...call, kind: 'partial', status: 200, total: 2, rows: 1 },
    ] as const) {
      assert.deepEqual(failedState(failure, last), { kind: 'failed', failure, last });
      assert.deepEqual(failedState(failure, undefined), { kind: 'failed', failure, last: undefined });
    }
  });
});

describe('servers: the server’s clock', () => {
  it('goes on from what the server said, by what has passed here since', () => {
    const serverNow = new Date('2019-03-04T10:00:00Z');
    const readAt = new Date(Date.now() - 90_000);
    const passed = (serverClock({ serverNow, readAt })?.getTime() ?? 0) - serverNow.getTime();
    assert.ok(passed >= 90_000 && passed < 120_000, String(passed));
  });

  it('is unknown when the server did not say', () => {
    assert.equal(serverClock(last), undefined);
  });
});

describe('servers: one reading after another', () => {
  const date = new Date('2019-03-04T10:00:00Z');
  const at = (minute: number) => new Date(2019, 2, 4, 11, minute);

  it('keeps the time since when its links are as they are, and the links themselves', () => {
    const first = nextSnapshot(undefined, { links: [aLink({ lastUsn: 1n })], date }, at(0));
    assert.deepEqual(first.unchangedSince, at(0));
    const same = nextSnapshot(first, { links: [aLink({ lastUsn: 1n })], date: undefined }, at(1));
    assert.equal(same.links, first.links);
    assert.deepEqual([same.readAt, same.serverNow, same.unchangedSince], [at(1), undefined, at(0)]);
    const other = nextSnapshot(same, { links: [aLink({ lastUsn: 2n })], date }, at(2));
    assert.deepEqual(other.links, [aLink({ lastUsn: 2n })]);
    assert.deepEqual(other.unchangedSince, at(2));
  });
});
