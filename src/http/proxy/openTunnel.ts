import { isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { Connecting } from '../connecting.ts';
import { TransportError } from '../failure.ts';
import { handshakeInTurn } from '../handshakeInTurn.ts';
import { judge } from '../judge.ts';
import type { Target } from '../target.ts';
import { connectTcp } from '../tcpStep.ts';
import { askForTunnel } from './askForTunnel.ts';
import { blamed } from './proxyFailure.ts';
import type { Proxy } from './route.ts';

/**
 * A connection to the target through a proxy, which sees the target's host and port and its own password, nothing else.
 * Rejects with a failure of kind `proxy`, or plainly when aborted.
 */
export async function openTunnel(proxy: Proxy, target: Target, connecting: Connecting): Promise<Duplex> {
  const { budget, lookup } = connecting;
  const tcp = await blamed(
    proxy,
    budget.run((limits) => connectTcp(proxy, limits, lookup)),
  );
  const hop = proxy.secure ? await blamed(proxy, secured(tcp, proxy, connecting)) : tcp;
  return budget.run((limits) => askForTunnel(hop, proxy, target, limits));
}

/** TLS to the proxy itself. Its certificate is judged by the roots, unless the user's `http.proxyStrictSSL` is off. */
async function secured(tcp: Socket, proxy: Proxy, connecting: Connecting): Promise<TLSSocket> {
  const { host, port, strict } = proxy;
  const roots = await connecting.roots().catch((error: unknown) => {
    tcp.destroy();
    throw error;
  });
  const servername = isIP(host) === 0 ? host : undefined;
  const socket = await handshakeInTurn(tcp, { host, port, servername }, roots, connecting);
  const judged = strict ? judge(socket, host, { kind: 'roots' }) : undefined;
  if (!judged || 'trusted' in judged) return socket;
  socket.destroy();
  throw new TransportError(judged.failure);
}
