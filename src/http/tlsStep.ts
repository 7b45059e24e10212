import type { Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import { errorCode } from './errorCode.ts';
import { TransportError, type TransportFailure } from './failure.ts';
import type { Target } from './target.ts';
import type { StepLimits } from './tcpStep.ts';

/**
 * The TLS handshake over an open connection. It judges nothing (`rejectUnauthorized` is off so that the certificate can be
 * shown): the caller must, before a byte of HTTP. No session is ever resumed, a resumed one shows no certificate
 * (vscode-platform 1.5). Rejects with `tlsFailed`, `unreachable` or `timeout` of phase `tls`, or plainly when aborted.
 */
export function handshake(
  socket: Socket,
  target: Target,
  secureContext: SecureContext,
  limits: StepLimits,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const tls = connect({
      socket,
      host: target.host,
      ...(target.servername === undefined ? {} : { servername: target.servername }),
      secureContext,
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    const settle = (end: () => void): void => {
      callOff();
      limits.signal.removeEventListener('abort', abort);
      end();
    };
    const fail = (error: Error): void =>
      settle(() => {
        tls.destroy();
        socket.destroy();
        reject(error);
      });
    const abort = (): void => fail(new Error('aborted'));
    const callOff = limits.clock.after(limits.ms, () =>
      fail(new TransportError({ kind: 'timeout', phase: 'tls', afterMs: limits.ofMs, sent: false })),
    );
    // Stays for the socket's life: a late error must find a listener.
    tls.on('error', (error) => fail(new TransportError(handshakeFailure(errorCode(error)))));
    tls.once('secureConnect', () => settle(() => resolve(tls)));
    limits.signal.addEventListener('abort', abort, { once: true });
    if (limits.signal.aborted) abort();
  });
}

/** OpenSSL's and Node's TLS codes mean the two could not agree; any other code is the network's. */
function handshakeFailure(code: string): TransportFailure {
  if (isTlsCode(code)) return { kind: 'tlsFailed', code, sent: false };
  return { kind: 'unreachable', phase: 'tls', code, sent: false };
}

export function isTlsCode(code: string): boolean {
  return /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$|UNKNOWN$)/.test(code);
}
