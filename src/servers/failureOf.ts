import { cupiFailureOf } from '../cupi/cupiFailure.ts';
import type { Failure, Operation } from '../cupi/failure.ts';
import { isTransportError } from '../http/isTransportError.ts';

/**
 * The failure an error carries, `undefined` for a fault of our own. By name and shape, not `instanceof`: the classes
 * live in another bundle. A bare transport error (a probe's) gets `server` and `operation` from its caller.
 */
export function failureOf(error: unknown, server = '', operation: Operation = 'probe'): Failure | undefined {
  if (isTransportError(error)) return { ...error.transport, server, operation };
  return cupiFailureOf(error);
}
