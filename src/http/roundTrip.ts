import type { Clock } from './clock.ts';
import { TransportError, type TransportFailure } from './failure.ts';
import { headFailure, type ResponseHead } from './responseHead.ts';
import type { Stop } from './stop.ts';
import type { Limits } from './timeouts.ts';
import type { Client, Controller, Handler } from './undici.ts';
import { failureFromUndici, type Stage } from './undiciErrors.ts';

/** A whole answer in bytes. */
export interface RawResponse extends ResponseHead {
  readonly body: Buffer;
}

export interface RoundTrip {
  readonly client: Client;
  readonly origin: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Largest body in bytes. */
  readonly bodyLimit: number;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly stop: Pick<Stop, 'cause' | 'onStop'>;
  /** Just before the first byte goes out. */
  readonly onSent: () => void;
  /** As soon as status and headers are here, whatever becomes of the body. */
  readonly onHead: (head: ResponseHead) => void;
  readonly onBytes: (length: number) => void;
}

/**
 * One request and its answer on the wire. Rejects with a TransportError, or plainly as soon as it is stopped;
 * what comes after that is dropped. An error status whose body does not arrive whole is still that status.
 */
export function roundTrip(trip: RoundTrip): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let stage: Stage = 'connecting';
    let head: ResponseHead | undefined;
    let controller: Controller | undefined;
    let settled = false;
    let callOff: () => void = () => undefined;
    let leave: () => void = () => undefined;

    function settle(end: () => void): void {
      if (settled) return;
      settled = true;
      callOff();
      leave();
      end();
    }
    function fail(failure: TransportFailure): void {
      settle(() =>
        head && head.status >= 400 && head.status < 600
          ? resolve({ ...head, body: Buffer.alloc(0) })
          : reject(new TransportError(failure)),
      );
      controller?.abort(new Error('given up'));
    }
    function finish(): void {
      const complete = head;
      if (complete) settle(() => resolve({ ...complete, body: Buffer.concat(chunks) }));
    }
    function abort(): void {
      settle(() => reject(new Error('aborted')));
      controller?.abort(new Error('aborted'));
    }
    function wait(phase: 'headers' | 'body'): void {
      callOff();
      const afterMs = trip.limits[phase];
      callOff = trip.clock.after(afterMs, () => fail({ kind: 'timeout', phase, afterMs, sent: true }));
    }

    let length = 0;
    const handler: Handler = {
      onRequestStart: (given) => {
        controller = given;
        if (settled) {
          given.abort(new Error('given up'));
          return;
        }
        stage = 'headers';
        trip.onSent();
        wait('headers');
      },
      onResponseStart: (_, status, headers) => {
        if (settled) return;
        // 1xx: a sign of life, not the answer.
        if (status < 200) {
          wait('headers');
          return;
        }
        stage = 'body';
        head = { status, headers };
        trip.onHead(head);
        const failure = headFailure(head, trip.origin, trip.bodyLimit);
        if (failure) fail(failure);
        // Whatever length it names, it has no body; undici would wait for one.
        else if (status === 204) finish();
        else wait('body');
      },
      onResponseData: (_, chunk) => {
        if (settled) return;
        length += chunk.length;
        trip.onBytes(chunk.length);
        chunks.push(chunk);
        if (length > trip.bodyLimit)
          fail({ kind: 'tooLarge', what: 'body', limit: trip.bodyLimit, sent: true });
        else wait('body');
      },
      onResponseEnd: finish,
      onResponseError: (_, error) => fail(failureFromUndici(error, stage)),
    };

    leave = trip.stop.onStop(abort);
    if (trip.stop.cause()) return;
    const { method, path, headers, body } = trip;
    trip.client.dispatch({ method, path, headers, ...(body === undefined ? {} : { body }) }, handler);
  });
}
