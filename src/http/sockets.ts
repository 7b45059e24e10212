import type { TLSSocket } from 'node:tls';
import type { Connector } from './connector.ts';

/** The connections of one lane, one after the other. Reject as the connector does. */
export interface Sockets {
  /** Whether there is one, in use or not. */
  isOpen(): boolean;
  /** Opens the next one before there is a request for it. */
  openAhead(): Promise<void>;
  /** The one that was opened ahead if it is still as it was, else a new one. */
  next(): Promise<TLSSocket>;
}

/** A connection opened ahead is ended when `signal` aborts; one that is in use is its user's. */
export function createSockets(connector: Connector, signal: AbortSignal): Sockets {
  let last: TLSSocket | undefined;
  let takeAhead: () => TLSSocket | undefined = () => undefined;

  async function open(): Promise<TLSSocket> {
    last = await connector.open(signal);
    return last;
  }

  return {
    isOpen: () => last?.destroyed === false,
    openAhead: async () => {
      takeAhead = keep(await open(), signal);
    },
    next: async () => {
      const ahead = takeAhead();
      takeAhead = () => undefined;
      return ahead ?? open();
    },
  };
}

/** Whatever comes before the first request ends it: the server's end, or bytes that nobody has asked for. */
function keep(socket: TLSSocket, signal: AbortSignal): () => TLSSocket | undefined {
  const end = (): void => void socket.destroy();
  socket.once('readable', end);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  return () => {
    socket.off('readable', end);
    signal.removeEventListener('abort', end);
    return socket.destroyed ? undefined : socket;
  };
}
