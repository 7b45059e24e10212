import type { TransportError } from './failure.ts';

/** Tells a {@link TransportError} by its shape: two bundles would have two classes. */
export function isTransportError(error: unknown): error is TransportError {
  if (typeof error !== 'object' || error === null || !('transport' in error)) return false;
  const { transport } = error;
  return typeof transport === 'object' && transport !== null && 'kind' in transport && 'sent' in transport;
}
