import assert from 'node:assert/strict';
import { failedState, serverClock, type Snapshot } from '../../../src/servers/serverState.ts';

const last: Snapshot = { links: [], serverNow: undefined, readAt: new Date(0) };
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
    const passed = (serverClock({ links: [], serverNow, readAt })?.getTime() ?? 0) - serverNow.getTime();
    assert.ok(passed >= 90_000 && passed < 120_000, String(passed));
  });

  it('is unknown when the server did not say', () => {
    assert.equal(serverClock(last), undefined);
  });
});
