import { createServer, type TlsOptions, type TLSSocket } from 'node:tls';
import type { Socket } from 'node:net';
import type { MadeCertificate } from './certificates.ts';

/** One request as it came over the wire. */
export interface Received {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** The connection it came on, counted from 1. */
  readonly connection: number;
}

/** Sends any bytes as the answer, as they are. */
export type Answer = (request: Received, socket: TLSSocket, count: number) => void;

/** A TLS server on 127.0.0.1 whose answers are written byte by byte. */
export interface RawTlsServer {
  readonly origin: string;
  readonly port: number;
  /** Those that came in so far; a test may empty it to count from there. */
  readonly requests: Received[];
  /** TCP connections taken, handshakes finished, and bytes of application data that came in. */
  readonly counts: { tcp: number; handshakes: number; bytes: number };
  /** Names asked for by SNI, `undefined` for a handshake without. */
  readonly serverNames: readonly (string | false | null)[];
  /** TCP connections open now. */
  open(): number;
  /** Does something to every connection whose handshake is finished. */
  each(act: (socket: TLSSocket) => void): void;
  /** Ends every connection with a RST. */
  reset(): void;
  /** For the connections to come. */
  setCertificate(certificate: MadeCertificate): void;
  close(): Promise<void>;
}

/** The TCP connection under each TLS connection. */
const carriers = new WeakMap<TLSSocket, Socket>();

/** Ends a connection by a TCP reset, as a crash or a firewall does. */
export function reset(socket: TLSSocket): void {
  carriers.get(socket)?.resetAndDestroy();
}

/** `options` as Node's TLS server takes them, for what it offers and demands. */
export async function startRawTlsServer(
  certificate: MadeCertificate,
  answer: Answer,
  options: TlsOptions = {},
): Promise<RawTlsServer> {
  const requests: Received[] = [];
  const counts = { tcp: 0, handshakes: 0, bytes: 0 };
  const serverNames: (string | false | null)[] = [];
  const sockets = new Set<Socket>();
  const secure = new Set<TLSSocket>();
  const server = createServer({ ...options, key: certificate.key, cert: certificate.cert });
  server.on('connection', (socket: Socket) => {
    counts.tcp += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  server.on('secureConnection', (socket) => {
    const connection = (counts.handshakes += 1);
    serverNames.push(socket.servername);
    secure.add(socket);
    socket.on('close', () => secure.delete(socket));
    const carrier = [...sockets].find(({ remotePort }) => remotePort === socket.remotePort);
    if (carrier) carriers.set(socket, carrier);
    let buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      counts.bytes += chunk.length;
      buffer = Buffer.concat([buffer, chunk]);
      for (let parsed = parse(buffer, connection); parsed; parsed = parse(buffer, connection)) {
        buffer = buffer.subarray(parsed.length);
        requests.push(parsed.request);
        answer(parsed.request, socket, requests.length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `https://127.0.0.1:${port}`,
    port,
    requests,
    counts,
    serverNames,
    open: () => sockets.size,
    each: (act) => secure.forEach(act),
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    setCertificate: ({ key, cert }) => server.setSecureContext({ ...options, key, cert }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function parse(buffer: Buffer, connection: number): { request: Received; length: number } | undefined {
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = buffer.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const length = end + 4 + Number(headers.get('content-length') ?? 0);
  if (buffer.length < length) return undefined;
  const [method = '', path = ''] = first.split(' ');
  return {
    request: { method, path, headers, body: buffer.toString('utf8', end + 4, length), connection },
    length,
  };
}

/** A complete answer with the right length. */
export function response(status: number, body = '', headers: readonly string[] = []): string {
  const lines = [`HTTP/1.1 ${status} X`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
