import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import type { ServerCertificate } from '../certificate/makeCertificate.ts';

/** A server that listens on loopback. */
export interface Listening {
  readonly port: number;
  /** Ends every connection, also busy ones. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 for a free one; rejects with Node's error when it is taken
 */
export function listen(
  port: number,
  { key, certificate }: ServerCertificate,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Listening> {
  const server = createServer({ key, cert: certificate, keepAliveTimeout: 20_000 }, (request, response) => {
    void handle(request, response);
  });
  // Kept by hand, because closeAllConnections does not know those still in their handshake.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          for (const socket of sockets) socket.destroy();
        });
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port, close });
    });
  });
}
