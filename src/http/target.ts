import { isIP } from 'node:net';

/** Where to connect. `host` is bare: an IPv6 address has no brackets here. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** Sent as SNI; addresses have none. */
  readonly servername: string | undefined;
}

/** Takes an origin of this product (`https://host[:port]`) apart. */
export function targetOf(origin: string): Target {
  const { hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, port: port === '' ? 443 : Number(port), servername: isIP(host) === 0 ? host : undefined };
}
