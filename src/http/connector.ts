import type { TLSSocket } from 'node:tls';
import type { Trust, Validity } from './certificate.ts';
import { connectTls, type ConnectOptions } from './connectTls.ts';
import { TransportError } from './failure.ts';
import { judge, type Judgement } from './judge.ts';
import { pinContext, rootsContext } from './secureContexts.ts';
import type { Target } from './target.ts';

/** Opens connections to one server and knows them all. */
export interface Connector {
  /** A connection whose certificate is trusted. Rejects with a TransportError with `sent` false, or plainly when closed or aborted. */
  open(signal: AbortSignal): Promise<TLSSocket>;
  /** Of what the last trusted connection showed. */
  certificateValidity(): Validity | undefined;
  /** Ends every connection and attempt; resolves when the last socket is closed. */
  close(): Promise<void>;
}

export interface ConnectorOptions extends Omit<ConnectOptions, 'signal' | 'roots'> {
  /** Read at every connect. */
  readonly trust: () => Trust;
  /** File or folder of certificate authorities besides the built-in ones; read at every connect that needs them. */
  readonly authorities: () => string | undefined;
}

export function createConnector(target: Target, options: ConnectorOptions): Connector {
  const { trust, authorities, ...rest } = options;
  const closing = new AbortController();
  const open = new Map<TLSSocket, Promise<void>>();
  const roots = () => rootsContext(authorities());
  let validity: Validity | undefined;

  function track(socket: TLSSocket): void {
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    open.set(socket, closed);
    void closed.then(() => open.delete(socket));
  }

  return {
    open: async (signal) => {
      const ending = AbortSignal.any([closing.signal, signal]);
      const current = trust();
      const context = current.kind === 'roots' ? roots : pinContext;
      const socket = await connectTls(target, context, { ...rest, roots, signal: ending });
      track(socket);
      const judged: Judgement = ending.aborted
        ? { failure: { kind: 'cancelled', sent: false } }
        : judge(socket, target.host, current);
      if ('trusted' in judged) {
        validity = judged.trusted;
        return socket;
      }
      socket.destroy();
      throw new TransportError(judged.failure);
    },
    certificateValidity: () => validity,
    close: async () => {
      closing.abort();
      for (const socket of open.keys()) socket.destroy();
      await Promise.all(open.values());
    },
  };
}
