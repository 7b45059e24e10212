import type { Duplex } from 'node:stream';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import { errorCode } from './errorCode.ts';
import { TransportError, type TransportFailure } from './failure.ts';
import type { Target } from './target.ts';
import { runStep, type StepLimits } from './step.ts';
import { isTlsCode, tlsFailure } from './tlsFailure.ts';

/**
 * The TLS handshake over an open connection. It judges nothing (`rejectUnauthorized` is off so that the certificate can be
 * shown): the caller must, before a byte of HTTP. No session is ever resumed, a resumed one shows no certificate
 * (vscode-platform 1.5). Rejects with `tlsFailed`, `unreachable` or `timeout` of phase `tls`, or plainly when aborted.
 */
export function handshake(
  socket: Duplex,
  target: Target,
  secureContext: SecureContext,
  limits: StepLimits,
): Promise<TLSSocket> {
  return runStep(limits, ({ done, fail }) => {
    const tls = connect({
      socket,
      host: target.host,
      ...(target.servername === undefined ? {} : { servername: target.servername }),
      secureContext,
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    // Stays for the socket's life: a late error must find a listener.
    tls.on('error', (error: Error) => {
      fail(new TransportError(handshakeFailure(tls, errorCode(error))));
      // An alert after the handshake, as TLS 1.3 has them: undici would go by the end that follows and forget why.
      tls.destroy(error);
    });
    tls.once('secureConnect', () => done(tls));
    return {
      late: () => new TransportError({ kind: 'timeout', phase: 'tls', afterMs: limits.ofMs, sent: false }),
      abandon: () => {
        tls.destroy();
        socket.destroy();
      },
    };
  });
}

/** Not `getPeerCertificate`: that takes the process down when the key is of a kind it cannot read (Node 24). */
function handshakeFailure(tls: TLSSocket, code: string): TransportFailure {
  if (!isTlsCode(code)) return { kind: 'unreachable', phase: 'tls', code, sent: false };
  return tlsFailure(code, tls.getPeerX509Certificate() ? 'certificate' : 'begun', false);
}
