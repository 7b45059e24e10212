import type { TransportFailure } from './failure.ts';

/** How one try of a request ended, when it did not end well. */
export type TryEnd =
  | { readonly failure: TransportFailure }
  | { readonly status: number; readonly retryAfterMs: number | undefined };

export interface RetryQuestion {
  readonly kind: 'read' | 'write';
  /** Tries so far, 1 or more. */
  readonly tries: number;
  /** What is left of the request's total time, in milliseconds. */
  readonly remainingMs: number;
  readonly end: TryEnd;
  /** From 0 up to 1. */
  readonly random: () => number;
}

const maxTries = 3;
const longestRetryAfterMs = 30_000;

/**
 * Milliseconds to wait before the next try, or `undefined` to leave it at that. Numbers of design.md 4; what is
 * worth a retry of vscode-platform 6.2: for a read a connection that was lost, a late header, or a busy
 * server; for a write only what was never sent.
 */
export function retryDelay(question: RetryQuestion): number | undefined {
  if (question.tries >= maxTries) return undefined;
  const delay =
    'status' in question.end
      ? delayAfterStatus(question, question.end)
      : delayAfterFailure(question, question.end.failure);
  return delay !== undefined && delay < question.remainingMs ? delay : undefined;
}

function delayAfterStatus(
  question: RetryQuestion,
  end: Extract<TryEnd, { status: number }>,
): number | undefined {
  if (question.kind === 'write' || ![408, 429, 502, 503, 504].includes(end.status)) return undefined;
  const asked = end.retryAfterMs ?? 0;
  return asked > longestRetryAfterMs ? undefined : Math.max(asked, 1_000) + backOff(question);
}

function delayAfterFailure(question: RetryQuestion, failure: TransportFailure): number | undefined {
  if (question.kind === 'write' && failure.sent) return undefined;
  const delay = backOff(question);
  if (failure.kind === 'cutOff') return delay;
  if (isLost(failure)) return isFinal(failure.code) ? undefined : delay;
  // A connect that timed out is not worth another 8 s; a try that cannot have its full time is not made.
  const late = failure.kind === 'timeout' && failure.phase === 'headers';
  return late && delay + failure.afterMs <= question.remainingMs ? delay : undefined;
}

/** No connection came about, to the server or to the proxy before it. */
function isLost(
  failure: TransportFailure,
): failure is Extract<TransportFailure, { kind: 'unreachable' | 'proxy' }> {
  return failure.kind === 'unreachable' || (failure.kind === 'proxy' && failure.trouble === 'unreachable');
}

/** The network's definite answers: nobody has that name, nothing listens there. */
function isFinal(code: string): boolean {
  return code === 'ENOTFOUND' || code === 'ECONNREFUSED';
}

/** Full jitter on 250 ms · 2ⁿ up to 4 s. */
function backOff({ tries, random }: RetryQuestion): number {
  return random() * Math.min(4_000, 250 * 2 ** (tries - 1));
}
