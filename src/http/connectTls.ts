import type { LookupFunction } from 'node:net';
import type { SecureContext, TLSSocket } from 'node:tls';
import type { Clock } from './clock.ts';
import type { Semaphore } from './semaphore.ts';
import type { Target } from './target.ts';
import { connectTcp } from './tcpStep.ts';
import { handshake } from './tlsStep.ts';

export interface ConnectOptions {
  readonly clock: Clock;
  /** Milliseconds for DNS, TCP and TLS together; waiting for a handshake permit does not count. */
  readonly timeoutMs: number;
  readonly handshakes: Semaphore;
  readonly signal: AbortSignal;
  /** Asks for addresses; the system's name service by default. */
  readonly lookup?: LookupFunction | undefined;
}

/**
 * DNS, TCP and TLS, not yet judged. A permit is held for the handshake only, so a host that does not even answer the
 * TCP connect takes none. Rejects with a TransportError that names the phase, or plainly when aborted.
 */
export async function connectTls(
  target: Target,
  context: () => SecureContext,
  { clock, timeoutMs, handshakes, signal, lookup }: ConnectOptions,
): Promise<TLSSocket> {
  const secureContext = context();
  const start = clock.ticks();
  const socket = await connectTcp(target, { clock, ms: timeoutMs, ofMs: timeoutMs, signal, lookup });
  const left = Math.max(0, timeoutMs - (clock.ticks() - start));
  const release = await handshakes.acquire(signal).catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
  try {
    return await handshake(socket, target, secureContext, { clock, ms: left, ofMs: timeoutMs, signal });
  } finally {
    release();
  }
}
