import type { Duplex } from 'node:stream';
import type { SecureContext, TLSSocket } from 'node:tls';
import type { Connecting } from './connecting.ts';
import type { Target } from './target.ts';
import { handshake } from './tlsStep.ts';

/** A permit is held for the handshake only, so a host that does not even answer the TCP connect takes none. */
export async function handshakeInTurn(
  socket: Duplex,
  target: Target,
  secureContext: SecureContext,
  { budget, handshakes, signal }: Connecting,
): Promise<TLSSocket> {
  const release = await handshakes.acquire(signal).catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
  try {
    return await budget.run((limits) => handshake(socket, target, secureContext, limits));
  } finally {
    release();
  }
}
