import type { HttpRequest } from './exchange.ts';
import type { TransportFailure } from './failure.ts';
import { isTransportError } from './isTransportError.ts';
import type { Lane } from './lanes.ts';
import type { Stop } from './stop.ts';
import type { Limits } from './timeouts.ts';

/** One request on its way through the session. */
export interface Job {
  readonly request: HttpRequest;
  readonly kind: 'read' | 'write';
  readonly limits: Limits;
  readonly stop: Stop;
  /** Connected, or connecting, for its next trip. */
  lane: Lane | undefined;
  /** The milliseconds that took: a part of the trip's. */
  connectMs: number;
  /** How often it was tried on the wire. */
  trips: number;
  /** Whether the server may have acted on any of those tries. */
  sent: boolean;
  /** The password went out and no status has come back: sending it again could count as one more wrong try. */
  passwordUnanswered: boolean;
  /** The failure last logged. */
  logged: TransportFailure['kind'] | undefined;
}

/** What an error says about the whole job: our own giving up counts first, and `sent` covers every try. */
export function failureOf(job: Job, error: unknown): TransportFailure {
  const cause = job.stop.cause();
  if (cause) return { ...cause, sent: job.sent };
  if (!isTransportError(error)) return { kind: 'protocol', code: 'INTERNAL', sent: job.sent };
  return { ...error.transport, sent: error.transport.sent || job.sent };
}
