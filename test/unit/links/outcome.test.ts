import assert from 'node:assert/strict';
import type { Failure, FailureKind } from '../../../src/cupi/failure.ts';
import { outcomeOf, type Outcome } from '../../../src/links/outcome.ts';

const certificate = {
  sha256: 'AA',
  subject: 'CN=rtm',
  issuer: 'CN=rtm',
  names: [],
  validFrom: new Date(0),
  validTo: new Date(0),
  selfSigned: true,
};
const words = { code: 'X_1', message: 'no' };
const call = { server: 'lab', operation: 'join', sent: true } as const;

/** One failure of every kind, sent, and what is then known of the change. */
const sent: { readonly [K in FailureKind]: readonly [Extract<Failure, { kind: K }>, Outcome] } = {
  unreachable: [{ ...call, kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED' }, 'unknown'],
  timeout: [{ ...call, kind: 'timeout', phase: 'headers', afterMs: 120_000 }, 'unknown'],
  untrusted: [
    { ...call, kind: 'untrusted', certificate, distrust: { reason: 'selfSigned', code: 'X' } },
    'unknown',
  ],
  certificateChanged: [{ ...call, kind: 'certificateChanged', pinned: 'BB', certificate }, 'unknown'],
  tlsFailed: [{ ...call, kind: 'tlsFailed', reason: 'other', code: 'X' }, 'unknown'],
  proxy: [
    { ...call, kind: 'proxy', name: 'p:1', source: { kind: 'setting' }, trouble: 'refused', code: 'X' },
    'unknown',
  ],
  authorities: [{ ...call, kind: 'authorities', path: '/x', code: 'ENOENT' }, 'unknown'],
  cancelled: [{ ...call, kind: 'cancelled' }, 'unknown'],
  signInNeeded: [{ ...call, kind: 'signInNeeded', refused: false }, 'notApplied'],
  signInRefused: [{ ...call, kind: 'signInRefused' }, 'notApplied'],
  redirected: [{ ...call, kind: 'redirected', status: 302, target: 'https://x' }, 'notApplied'],
  tooLarge: [{ ...call, kind: 'tooLarge', what: 'body', limit: 1 }, 'unknown'],
  protocol: [{ ...call, kind: 'protocol', code: 'X' }, 'unknown'],
  cutOff: [{ ...call, kind: 'cutOff', phase: 'body', code: 'X' }, 'unknown'],
  denied: [{ ...call, kind: 'denied', status: 403, words }, 'notApplied'],
  notFound: [{ ...call, kind: 'notFound', status: 404, words }, 'notApplied'],
  unsupported: [{ ...call, kind: 'unsupported', status: 405, words }, 'notApplied'],
  conflict: [{ ...call, kind: 'conflict', status: 409, words }, 'notApplied'],
  refused: [{ ...call, kind: 'refused', status: 400, words }, 'notApplied'],
  busy: [{ ...call, kind: 'busy', status: 503, words, retryAfterMs: undefined }, 'notApplied'],
  serverError: [{ ...call, kind: 'serverError', status: 500, words }, 'notApplied'],
  badPayload: [{ ...call, kind: 'badPayload', status: 201, reason: 'noNewLink' }, 'unknown'],
  partial: [{ ...call, kind: 'partial', status: 200, total: 2, rows: 1 }, 'unknown'],
  outdated: [{ ...call, kind: 'outdated' }, 'unknown'],
  readOnly: [{ ...call, kind: 'readOnly' }, 'unknown'],
  invalidRequest: [{ ...call, kind: 'invalidRequest', field: 'ObjectId', reason: 'missing' }, 'unknown'],
};

describe('links: the outcome of a change that failed', () => {
  for (const [failure, outcome] of Object.values(sent)) {
    it(`${failure.kind}: ${outcome} when sent, not applied when not`, () => {
      assert.equal(outcomeOf(failure), outcome);
      assert.equal(outcomeOf({ ...failure, sent: false }), 'notApplied');
    });
  }

  it('busy: only the server itself can say that it did not act, nothing in between', () => {
    for (const [status, outcome] of [
      [429, 'notApplied'],
      [503, 'notApplied'],
      [502, 'unknown'],
      [504, 'unknown'],
    ] as const) {
      assert.equal(outcomeOf({ ...call, kind: 'busy', status, words, retryAfterMs: undefined }), outcome);
    }
  });

  it('is open after a bare 500: it may come from anything in between', () => {
    const bare = { code: undefined, message: 'Internal Server Error' };
    assert.equal(outcomeOf({ ...call, kind: 'serverError', status: 500, words: bare }), 'unknown');
  });
});
