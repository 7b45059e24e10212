import type { Probe } from './certificate.ts';
import { systemClock } from './clock.ts';
import { connectTls } from './connectTls.ts';
import { TransportError } from './failure.ts';
import { sharedHandshakes } from './handshakes.ts';
import { isTransportError } from './isTransportError.ts';
import { inspectPeer } from './judge.ts';
import { direct, type Route } from './proxy/route.ts';
import { rootsContext } from './secureContexts.ts';
import type { Semaphore } from './semaphore.ts';
import { createStop } from './stop.ts';
import { targetOf } from './target.ts';
import { defaultTimeouts } from './timeouts.ts';
import { tlsFailure } from './tlsFailure.ts';

export interface ProbeOptions {
  readonly signal?: AbortSignal;
  /** For DNS, TCP and TLS together, in milliseconds. */
  readonly timeoutMs?: number;
  readonly handshakes?: Semaphore;
  /** By default there is no proxy. */
  readonly route?: () => Route;
  /** File or folder of certificate authorities besides the built-in ones. */
  readonly authorities?: () => string | undefined;
}

/**
 * Looks at a server's certificate: the handshake only, not a byte of HTTP. Rejects with a TransportError
 * (`unreachable`, `timeout`, `proxy`, `tlsFailed`, `authorities`, `cancelled`), always with `sent` false.
 */
export async function probeCertificate(origin: string, options: ProbeOptions = {}): Promise<Probe> {
  const { signal, timeoutMs = defaultTimeouts.connect, handshakes = sharedHandshakes } = options;
  const target = targetOf(origin);
  const roots = () => rootsContext(options.authorities?.());
  const stop = createStop(systemClock, signal);
  try {
    const socket = await connectTls(target, roots, {
      clock: systemClock,
      timeoutMs,
      handshakes,
      signal: stop.signal,
      route: options.route ?? (() => direct),
      roots,
    });
    const seen = inspectPeer(socket, target.host);
    socket.destroy();
    if (!seen) throw new TransportError(tlsFailure('NO_CERTIFICATE', 'done', false));
    return seen;
  } catch (error) {
    const cause = stop.cause();
    if (cause) throw new TransportError({ ...cause, sent: false });
    throw isTransportError(error) ? error : new TransportError(tlsFailure('UNKNOWN', 'done', false));
  } finally {
    stop.end();
  }
}
