/** Where a proxy was named: at the server, in a setting of VS Code, or in a variable of the environment. */
export type ProxySource =
  | { readonly kind: 'server' }
  | { readonly kind: 'setting' }
  | { readonly kind: 'environment'; readonly variable: string };

/** An HTTP proxy that is asked by CONNECT. */
export interface Proxy {
  /** Bare: an IPv6 address has no brackets here. */
  readonly host: string;
  readonly port: number;
  /** Spoken to over TLS itself (`https://` in its address). */
  readonly secure: boolean;
  /** Whether its own certificate must be trusted (`http.proxyStrictSSL`); says nothing of the server behind it. */
  readonly strict: boolean;
  /** Value of `Proxy-Authorization`. A secret. */
  readonly authorization: string | undefined;
  readonly source: ProxySource;
}

/** How a connection to a server is made. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly proxy: Proxy }
  /** An address that no proxy can have. Its text is not repeated: it may hold a password. */
  | {
      readonly kind: 'unusable';
      readonly source: ProxySource;
      readonly reason: 'malformed' | 'scheme';
    };

export const direct: Route = { kind: 'direct' };

/** `host:port` of a proxy, as a person knows it. */
export function proxyName({ host, port }: Pick<Proxy, 'host' | 'port'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
