import type { TLSSocket } from 'node:tls';
import type { Trust } from './certificate.ts';
import { connectTls, type ConnectOptions } from './connectTls.ts';
import { TransportError } from './failure.ts';
import { judge } from './judge.ts';
import { pinContext, rootsContext } from './secureContexts.ts';
import type { Target } from './target.ts';

/** Opens connections to one server and knows them all. */
export interface Connector {
  /** A connection whose certificate is trusted. Rejects with a TransportError with `sent` false, or plainly when closed or aborted. */
  open(signal: AbortSignal): Promise<TLSSocket>;
  /** Ends every connection and attempt; resolves when the last socket is closed. */
  close(): Promise<void>;
}

export interface ConnectorOptions extends Omit<ConnectOptions, 'signal'> {
  /** Read at every connect. */
  readonly trust: () => Trust;
}

export function createConnector(target: Target, { trust, ...options }: ConnectorOptions): Connector {
  const closing = new AbortController();
  const open = new Map<TLSSocket, Promise<void>>();

  function track(socket: TLSSocket): void {
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    open.set(socket, closed);
    void closed.then(() => open.delete(socket));
  }

  return {
    open: async (signal) => {
      const ending = AbortSignal.any([closing.signal, signal]);
      const current = trust();
      const context = current.kind === 'roots' ? rootsContext : pinContext;
      const socket = await connectTls(target, context, { ...options, signal: ending });
      track(socket);
      const failure = ending.aborted
        ? { kind: 'cancelled' as const, sent: false }
        : judge(socket, target.host, current);
      if (!failure) return socket;
      socket.destroy();
      throw new TransportError(failure);
    },
    close: async () => {
      closing.abort();
      for (const socket of open.keys()) socket.destroy();
      await Promise.all(open.values());
    },
  };
}
