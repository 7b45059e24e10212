/**
 * The `code` of a Node, OpenSSL or undici error; of the first one when several addresses failed (AggregateError).
 * Never the message: it may hold bytes of the server.
 */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0)
    return errorCode(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
