import { TransportError, type ProxyTrouble, type TransportFailure } from '../failure.ts';
import { isTransportError } from '../isTransportError.ts';
import { proxyName, type Proxy, type Route } from './route.ts';

/** Blames the proxy for what went wrong on the way to it; an abort passes. */
export async function blamed<T>(proxy: Proxy, attempt: Promise<T>): Promise<T> {
  try {
    return await attempt;
  } catch (error) {
    throw isTransportError(error) ? proxyError(proxy, ...troubleOf(error.transport)) : error;
  }
}

function troubleOf(failure: TransportFailure): [ProxyTrouble, string] {
  switch (failure.kind) {
    case 'unreachable':
      return ['unreachable', failure.code];
    case 'timeout':
      return ['timeout', 'TIMEOUT'];
    case 'untrusted':
      return ['untrusted', failure.distrust.code];
    case 'tlsFailed':
      return ['tls', failure.code];
    default:
      return ['protocol', failure.kind];
  }
}

export function proxyError(
  proxy: Proxy,
  trouble: ProxyTrouble,
  code: string,
  status?: number,
): TransportError {
  return new TransportError({
    kind: 'proxy',
    name: proxyName(proxy),
    source: proxy.source,
    trouble,
    code,
    ...(status === undefined ? {} : { status }),
    sent: false,
  });
}

/** An address that no proxy can have. */
export function unusable({ source, reason }: Extract<Route, { kind: 'unusable' }>): TransportError {
  return new TransportError({
    kind: 'proxy',
    name: '',
    source,
    trouble: 'address',
    code: reason,
    sent: false,
  });
}
