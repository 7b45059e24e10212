import type { Failure, FailureKind } from '../../src/cupi/failure.ts';

const call = { server: 'Rotterdam', operation: 'list', sent: false } as const;
const words = { code: undefined, message: undefined };
const at = new Date('2019-03-04T10:00:00Z');
const certificate = {
  sha256: 'AA',
  subject: '',
  issuer: '',
  names: [],
  validFrom: at,
  validTo: at,
  selfSigned: true,
};

/** One failure of a reading of each kind there is; the type sees to it that none is forgotten. */
export const failureOfEachKind: { readonly [K in FailureKind]: Extract<Failure, { kind: K }> } = {
  unreachable: { ...call, kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED' },
  timeout: { ...call, kind: 'timeout', phase: 'tcp', afterMs: 8_000 },
  untrusted: { ...call, kind: 'untrusted', certificate, distrust: { reason: 'selfSigned', code: 'CODE' } },
  certificateChanged: { ...call, kind: 'certificateChanged', pinned: 'BB', certificate },
  tlsFailed: { ...call, kind: 'tlsFailed', reason: 'notTls', code: 'CODE' },
  proxy: {
    ...call,
    kind: 'proxy',
    name: 'proxy:3128',
    source: { kind: 'setting' },
    trouble: 'unreachable',
    code: 'ECONNREFUSED',
  },
  authorities: { ...call, kind: 'authorities', path: '/certificates', code: 'ENOENT' },
  cancelled: { ...call, kind: 'cancelled' },
  signInNeeded: { ...call, kind: 'signInNeeded', refused: false },
  signInRefused: { ...call, kind: 'signInRefused' },
  redirected: { ...call, kind: 'redirected', status: 302, target: '' },
  tooLarge: { ...call, kind: 'tooLarge', what: 'body', limit: 5 },
  protocol: { ...call, kind: 'protocol', code: 'CODE' },
  cutOff: { ...call, kind: 'cutOff', phase: 'body', code: 'ECONNRESET' },
  denied: { ...call, kind: 'denied', status: 403, words },
  notFound: { ...call, kind: 'notFound', status: 404, words },
  unsupported: { ...call, kind: 'unsupported', status: 405, words },
  conflict: { ...call, kind: 'conflict', status: 409, words },
  refused: { ...call, kind: 'refused', status: 400, words },
  busy: { ...call, kind: 'busy', status: 503, words, retryAfterMs: undefined },
  serverError: { ...call, kind: 'serverError', status: 500, words },
  badPayload: { ...call, kind: 'badPayload', status: 200, reason: 'html' },
  partial: { ...call, kind: 'partial', status: 200, total: 3, rows: 2 },
  readOnly: { ...call, kind: 'readOnly' },
  outdated: { ...call, kind: 'outdated' },
  invalidRequest: { ...call, kind: 'invalidRequest', field: 'RemoteServer', reason: 'missing' },
};
