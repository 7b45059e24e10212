import type { Failure } from '../cupi/failure.ts';

/** What a failed change did on the server: certainly nothing, or nobody knows until it is looked up. */
export type Outcome = 'notApplied' | 'unknown';

/** A server that answered with a refusal did not act; anything else after sending leaves it open (design.md 4.7). */
export function outcomeOf(failure: Failure): Outcome {
  if (!failure.sent) return 'notApplied';
  switch (failure.kind) {
    case 'denied':
    case 'notFound':
    case 'unsupported':
    case 'conflict':
    case 'refused':
    case 'redirected':
    case 'signInNeeded':
    case 'signInRefused':
      return 'notApplied';
    case 'busy':
      return failure.status === 429 || failure.status === 503 ? 'notApplied' : 'unknown';
    case 'serverError':
      // An error code of its own is a refusal in so many words; a bare 500 may come from anywhere.
      return failure.words.code === undefined ? 'unknown' : 'notApplied';
    default:
      return 'unknown';
  }
}
