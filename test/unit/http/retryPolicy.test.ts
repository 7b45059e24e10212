import assert from 'node:assert/strict';
import type { TransportFailure } from '../../../src/http/failure.ts';
import { retryAfterMs } from '../../../src/http/retryAfter.ts';
import { retryDelay, type RetryQuestion } from '../../../src/http/retryPolicy.ts';

const cutOff: TransportFailure = { kind: 'cutOff', phase: 'headers', code: 'ECONNRESET', sent: true };
const lost: TransportFailure = { kind: 'unreachable', phase: 'tls', code: 'ECONNRESET', sent: false };

function ask(question: Partial<RetryQuestion>): number | undefined {
  return retryDelay({
    kind: 'read',
    tries: 1,
    remainingMs: 60_000,
    random: () => 0.5,
    end: { failure: cutOff },
    ...question,
  });
}

describe('retry policy', () => {
  it('doubles with full jitter and stops after two retries', () => {
    assert.equal(ask({ tries: 1 }), 125);
    assert.equal(ask({ tries: 2 }), 250);
    assert.equal(ask({ tries: 2, random: () => 0 }), 0);
    assert.equal(ask({ tries: 3 }), undefined);
  });

  it('repeats a write only when it was never sent', () => {
    assert.equal(ask({ kind: 'write' }), undefined);
    assert.equal(ask({ kind: 'write', end: { failure: lost } }), 125);
    assert.equal(ask({ kind: 'write', end: { status: 503, retryAfterMs: 1_000 } }), undefined);
  });

  it('takes the definite answers of the network for final', () => {
    for (const code of ['ENOTFOUND', 'ECONNREFUSED']) {
      assert.equal(
        ask({ end: { failure: { ...lost, code, kind: 'unreachable', phase: 'dns' } } }),
        undefined,
      );
    }
    assert.equal(
      ask({ end: { failure: { ...lost, code: 'EAI_AGAIN', kind: 'unreachable', phase: 'dns' } } }),
      125,
    );
  });

  it('waits a second at least for a busy server, and Retry-After up to 30 s', () => {
    for (const status of [408, 429, 502, 503, 504]) {
      assert.equal(ask({ end: { status, retryAfterMs: undefined } }), 1_125);
      assert.equal(ask({ end: { status, retryAfterMs: 0 } }), 1_125);
      assert.equal(ask({ end: { status, retryAfterMs: 30_000 } }), 30_125);
      assert.equal(ask({ end: { status, retryAfterMs: 30_001 } }), undefined);
      assert.equal(ask({ end: { status, retryAfterMs: 2_000 }, remainingMs: 2_000 }), undefined);
    }
    for (const status of [200, 400, 403, 404, 500, 501]) {
      assert.equal(ask({ end: { status, retryAfterMs: 1_000 } }), undefined);
    }
  });

  it('repeats late headers only when there is time for all of it', () => {
    const failure: TransportFailure = { kind: 'timeout', phase: 'headers', afterMs: 30_000, sent: true };
    assert.equal(ask({ end: { failure }, remainingMs: 30_125 }), 125);
    assert.equal(ask({ end: { failure }, remainingMs: 30_000 }), undefined);
    assert.equal(ask({ end: { failure: { ...failure, phase: 'tcp', sent: false } } }), undefined);
  });

  it('repeats nothing else', () => {
    const failures: TransportFailure[] = [
      { kind: 'cancelled', sent: false },
      { kind: 'signInRefused', sent: true },
      { kind: 'signInNeeded', refused: false, sent: false },
      { kind: 'tlsFailed', reason: 'other', code: 'X', sent: false },
      { kind: 'redirected', status: 302, target: '', sent: true },
      { kind: 'tooLarge', what: 'body', limit: 1, sent: true },
      { kind: 'protocol', code: 'X', sent: true },
    ];
    for (const failure of failures) assert.equal(ask({ end: { failure } }), undefined, failure.kind);
  });

  it('reads Retry-After in both forms and no nonsense', () => {
    const now = new Date('2026-11-02T10:00:00Z');
    const values: [string | undefined, number | undefined][] = [
      ['2', 2_000],
      ['0', 0],
      [' 86400 ', 86_400_000],
      ['Mon, 02 Nov 2026 10:00:05 GMT', 5_000],
      ['Mon, 02 Nov 2020 10:00:05 GMT', 0],
      ['-5', undefined],
      ['soon', undefined],
      ['1.5', undefined],
      ['', undefined],
      [undefined, undefined],
    ];
    for (const [text, ms] of values) assert.equal(retryAfterMs(text, now), ms, text);
  });
});
