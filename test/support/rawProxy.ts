import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { MadeCertificate } from './certificates.ts';

/** What a proxy was asked. */
export interface Asked {
  readonly line: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

/** Answers in place of the proxy; `false` to open the tunnel. */
export type ProxyAnswer = (asked: Asked, socket: Socket) => boolean;

/** An HTTP proxy on 127.0.0.1 that writes its answers byte by byte and tunnels to where it is asked. */
export interface RawProxy {
  readonly port: number;
  readonly asked: readonly Asked[];
  /** TCP connections taken. */
  connections(): number;
  /** Everything a client sent to the proxy itself, before its tunnel. */
  received(): string;
  close(): Promise<void>;
}

export interface RawProxyOptions {
  readonly answer?: ProxyAnswer;
  /** Speaks TLS itself. */
  readonly certificate?: MadeCertificate;
  /** Where tunnels lead, whatever host was asked for; by default to 127.0.0.1 and the port asked for. */
  readonly leadTo?: number;
}

export async function startRawProxy({
  answer,
  certificate,
  leadTo,
}: RawProxyOptions = {}): Promise<RawProxy> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let received = '';

  function take(socket: Socket): void {
    connections += 1;
    keep(socket);
    let buffer = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      buffer = Buffer.concat([buffer, chunk]);
      received += chunk.toString('latin1');
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', onData);
      const request = parse(buffer.subarray(0, end).toString('latin1'));
      asked.push(request);
      if (!answer?.(request, socket)) tunnel(request, socket);
    };
    socket.on('data', onData);
  }

  function tunnel({ line }: Asked, socket: Socket): void {
    const port = leadTo ?? Number(/:(\d+) /.exec(line)?.[1]);
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    keep(onward);
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  }

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  }

  const server: Server = certificate
    ? createTlsServer({ key: certificate.key, cert: certificate.cert }, take)
    : createServer(take);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    asked,
    connections: () => connections,
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function parse(head: string): Asked {
  const [line = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((text): [string, string] => {
      const colon = text.indexOf(':');
      return [text.slice(0, colon).toLowerCase(), text.slice(colon + 1).trim()];
    }),
  );
  return { line, headers };
}
