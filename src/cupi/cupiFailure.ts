import type { CupiError, Failure } from './failure.ts';

/**
 * The failure a rejected call carries, `undefined` for a fault of our own. By name and shape, not `instanceof`: a
 * bundle may hold another copy of the class.
 */
export function cupiFailureOf(error: unknown): Failure | undefined {
  return isCupiError(error) ? error.failure : undefined;
}

function isCupiError(error: unknown): error is CupiError {
  return error instanceof Error && error.name === 'CupiError' && 'failure' in error;
}
