import type { Duplex } from 'node:stream';
import type { SecureContext, TLSSocket } from 'node:tls';
import { connectBudget } from './budget.ts';
import type { Clock } from './clock.ts';
import type { Connecting } from './connecting.ts';
import { handshakeInTurn } from './handshakeInTurn.ts';
import { openTunnel } from './proxy/openTunnel.ts';
import { unusable } from './proxy/proxyFailure.ts';
import type { Route } from './proxy/route.ts';
import type { Target } from './target.ts';
import { connectTcp } from './tcpStep.ts';

export interface ConnectOptions extends Omit<Connecting, 'budget'> {
  readonly clock: Clock;
  /** Milliseconds for DNS, TCP, proxy and TLS together; waiting for a handshake permit does not count. */
  readonly timeoutMs: number;
  /** Read at every connect. */
  readonly route: () => Route;
}

/**
 * DNS, TCP, where there is one the proxy, and TLS, not yet judged. Rejects with a TransportError that names the phase,
 * or plainly when aborted.
 */
export async function connectTls(
  target: Target,
  context: () => Promise<SecureContext>,
  { clock, timeoutMs, route, ...rest }: ConnectOptions,
): Promise<TLSSocket> {
  const secureContext = await context();
  const connecting = { ...rest, budget: connectBudget(clock, timeoutMs, rest.signal) };
  const socket = await connectAlong(route(), target, connecting);
  return handshakeInTurn(socket, target, secureContext, connecting);
}

function connectAlong(route: Route, target: Target, connecting: Connecting): Promise<Duplex> {
  switch (route.kind) {
    case 'direct':
      return connecting.budget.run((limits) => connectTcp(target, limits, connecting.lookup));
    case 'proxy':
      return openTunnel(route.proxy, target, connecting);
    case 'unusable':
      return Promise.reject(unusable(route));
  }
}
