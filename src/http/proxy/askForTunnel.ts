import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { runStep, type StepLimits } from '../step.ts';
import type { Target } from '../target.ts';
import { Client, type Handler } from '../undici.ts';
import { failureFromUndici, headerLimit } from '../undiciErrors.ts';
import { proxyError } from './proxyFailure.ts';
import { proxyName, type Proxy } from './route.ts';

/** Sends CONNECT over an open connection to the proxy. Rejects with a failure of kind `proxy`. */
export function askForTunnel(
  hop: Socket | TLSSocket,
  proxy: Proxy,
  target: Target,
  limits: StepLimits,
): Promise<Duplex> {
  return runStep(limits, ({ done, fail }) => {
    const authority = proxyName(target);
    const { authorization } = proxy;
    const headers = {
      host: authority,
      ...(authorization === undefined ? {} : { 'proxy-authorization': authorization }),
    };
    const client = new Client(`http://${proxyName(proxy)}`, {
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: headerLimit,
      allowH2: false,
      // undici does not expect the answer at once.
      connect: (_, callback) => queueMicrotask(() => callback(null, hop)),
    });
    const handler: Handler = {
      onRequestStart: () => undefined,
      onRequestUpgrade: (_, status, _headers, socket) => {
        void client.destroy();
        if (status >= 200 && status < 300) {
          done(socket);
          return;
        }
        socket.destroy();
        // tinyproxy answers 401 to a wrong password, 407 only to none.
        const trouble = status === 407 || status === 401 ? 'authentication' : 'refused';
        const code =
          trouble === 'authentication' && authorization !== undefined ? 'SIGN_IN_REFUSED' : 'STATUS';
        fail(proxyError(proxy, trouble, code, status));
      },
      onResponseError: (_, error) => {
        const failure = failureFromUndici(error, 'headers');
        fail(proxyError(proxy, 'protocol', 'code' in failure ? failure.code : failure.kind));
      },
    };
    // Later, since a header that cannot be sent fails at once.
    queueMicrotask(() => client.dispatch({ method: 'CONNECT', path: authority, headers }, handler));
    return {
      late: () => proxyError(proxy, 'timeout', 'TIMEOUT'),
      abandon: () => {
        void client.destroy();
        hop.destroy();
      },
    };
  });
}
