import { connect, createServer, type Socket } from 'node:net';

/** A TCP server on 127.0.0.1 that knows nothing of TLS unless `take` does. */
export interface RawTcpServer {
  readonly origin: string;
  readonly port: number;
  /** Connections taken so far. */
  taken(): number;
  /** Connections open now. */
  open(): number;
  close(): Promise<void>;
}

/** `count` is 1 for the first connection. */
export async function startRawTcpServer(
  take: (socket: Socket, count: number) => void = (socket) => void socket.resume(),
): Promise<RawTcpServer> {
  const sockets = new Set<Socket>();
  let taken = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    take(socket, (taken += 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `https://127.0.0.1:${port}`,
    port,
    taken: () => taken,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Connects a taken socket through to a port on 127.0.0.1; what comes back may be altered on its way. */
export function passOn(
  socket: Socket,
  port: number,
  alter: (chunk: Buffer) => Buffer = (chunk) => chunk,
): void {
  const behind = connect(port, '127.0.0.1');
  socket.pipe(behind);
  behind.on('data', (chunk: Buffer) => socket.write(alter(chunk)));
  behind.on('error', () => socket.destroy());
  behind.on('close', () => socket.end());
  socket.on('close', () => behind.destroy());
}
