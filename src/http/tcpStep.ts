import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { errorCode } from './errorCode.ts';
import { TransportError, type Phase } from './failure.ts';
import { runStep, type StepLimits } from './step.ts';
import type { Target } from './target.ts';

/** DNS and TCP. Rejects with a {@link TransportError} of phase `dns` or `tcp`, or plainly when aborted. */
export function connectTcp(
  target: Pick<Target, 'host' | 'port'>,
  limits: StepLimits,
  lookup: LookupFunction | undefined,
): Promise<Socket> {
  return runStep(limits, ({ done, fail }) => {
    let phase: Phase = isIP(target.host) === 0 ? 'dns' : 'tcp';
    const socket = connect({
      host: target.host,
      port: target.port,
      noDelay: true,
      keepAlive: true,
      // Each address but the last has this long. Node's 250 ms give a good one up that is far away.
      autoSelectFamilyAttemptTimeout: Math.ceil(limits.ofMs / 8),
      ...(lookup ? { lookup } : {}),
    });
    socket.on('lookup', (error: Error | null) => {
      if (!error) phase = 'tcp';
    });
    // Stays for the socket's life: a late error must find a listener.
    socket.on('error', (error) =>
      fail(new TransportError({ kind: 'unreachable', phase, code: errorCode(error), sent: false })),
    );
    socket.once('connect', () => done(socket));
    return {
      late: () => new TransportError({ kind: 'timeout', phase, afterMs: limits.ofMs, sent: false }),
      abandon: () => socket.destroy(),
    };
  });
}
