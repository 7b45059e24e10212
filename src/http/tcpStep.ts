import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import type { Clock } from './clock.ts';
import { errorCode } from './errorCode.ts';
import { TransportError, type Phase } from './failure.ts';
import type { Target } from './target.ts';

export interface StepLimits {
  readonly clock: Clock;
  /** What is left of the connect time, in milliseconds. */
  readonly ms: number;
  /** The whole connect time, for the error. */
  readonly ofMs: number;
  readonly signal: AbortSignal;
  /** Asks for addresses; the system's name service by default. */
  readonly lookup?: LookupFunction | undefined;
}

/** DNS and TCP. Rejects with a {@link TransportError} of phase `dns` or `tcp`, or plainly when aborted. */
export function connectTcp(target: Target, limits: StepLimits): Promise<Socket> {
  return new Promise((resolve, reject) => {
    let phase: Phase = isIP(target.host) === 0 ? 'dns' : 'tcp';
    const socket = connect({
      host: target.host,
      port: target.port,
      noDelay: true,
      keepAlive: true,
      ...(limits.lookup ? { lookup: limits.lookup } : {}),
    });
    const settle = (end: () => void): void => {
      callOff();
      limits.signal.removeEventListener('abort', abort);
      end();
    };
    const fail = (error: Error): void =>
      settle(() => {
        socket.destroy();
        reject(error);
      });
    const abort = (): void => fail(new Error('aborted'));
    const callOff = limits.clock.after(limits.ms, () =>
      fail(new TransportError({ kind: 'timeout', phase, afterMs: limits.ofMs, sent: false })),
    );
    socket.on('lookup', (error: Error | null) => {
      if (!error) phase = 'tcp';
    });
    // Stays for the socket's life: a late error must find a listener.
    socket.on('error', (error) =>
      fail(new TransportError({ kind: 'unreachable', phase, code: errorCode(error), sent: false })),
    );
    socket.once('connect', () => settle(() => resolve(socket)));
    limits.signal.addEventListener('abort', abort, { once: true });
    if (limits.signal.aborted) abort();
  });
}
