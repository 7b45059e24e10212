import type { LookupFunction } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Budget } from './budget.ts';
import type { Semaphore } from './semaphore.ts';

/** What the steps of one connect share. */
export interface Connecting {
  readonly budget: Budget;
  readonly handshakes: Semaphore;
  readonly signal: AbortSignal;
  /** The roots that judge a proxy which is spoken to over TLS. */
  readonly roots: () => Promise<SecureContext>;
  /** Asks for addresses; the system's name service by default. */
  readonly lookup?: LookupFunction | undefined;
}
