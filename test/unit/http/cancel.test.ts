import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import type { HttpRequest } from '../../../src/http/exchange.ts';
import type { Session } from '../../../src/http/session.ts';
import { response } from '../../support/rawTlsServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { afterwards, cleanUp, failureOf, read, setUp, write } from '../../support/transport.ts';

/** Cancels when `ready` and tells the failure and how long it took. */
async function cancelWhen(session: Session, request: HttpRequest, ready: () => boolean): Promise<object> {
  const controller = new AbortController();
  const sending = failureOf(session.send(request, controller.signal));
  await waitFor(ready);
  const start = performance.now();
  controller.abort();
  const failure = await sending;
  assert.ok(performance.now() - start < 100);
  return failure;
}

/** A port that takes connections and says nothing. */
async function silentPort(): Promise<{ origin: string; taken: Set<Socket> }> {
  const taken = new Set<Socket>();
  const server = createServer((socket) => {
    taken.add(socket.resume());
    socket.on('error', () => undefined);
    socket.on('close', () => taken.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  return { origin: `https://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, taken };
}

describe('cancel', () => {
  afterEach(cleanUp);

  it('rejects before anything is sent when the signal is aborted already', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(response(200)));
    const failure = await failureOf(session.send(read, AbortSignal.abort()));
    assert.deepEqual(failure, { kind: 'cancelled', sent: false });
    assert.equal(server.counts.tcp, 0);
  });

  it('works in the queue', async () => {
    const { server, session } = await setUp(() => undefined);
    const first = failureOf(session.send(write));
    await waitFor(() => server.requests.length === 1);
    assert.deepEqual(await cancelWhen(session, read, () => true), { kind: 'cancelled', sent: false });
    await session.dispose();
    assert.deepEqual(await first, { kind: 'cancelled', sent: true });
  });

  it('works during the TLS handshake and ends the connection', async () => {
    const { origin, taken } = await silentPort();
    const { open } = await setUp(() => undefined);
    const session = open({ origin });
    const failure = await cancelWhen(session, write, () => taken.size === 1);
    assert.deepEqual(failure, { kind: 'cancelled', sent: false });
    await waitFor(() => taken.size === 0);
  });

  it('works while waiting for the headers', async () => {
    const { server, session } = await setUp(() => undefined);
    const failure = await cancelWhen(session, write, () => server.requests.length === 1);
    assert.deepEqual(failure, { kind: 'cancelled', sent: true });
    await waitFor(() => server.open() === 0);
  });

  it('works inside the body', async () => {
    let started = false;
    const { session, outcomes } = await setUp((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', () => (started = true));
    });
    assert.deepEqual(await cancelWhen(session, read, () => started), { kind: 'cancelled', sent: true });
    await waitFor(() => outcomes.length === 1);
  });

  it('works between two tries', async () => {
    const { server, session } = await setUp((_, socket) =>
      socket.write(response(503, '', ['Retry-After: 20'])),
    );
    const failure = await cancelWhen(session, read, () => server.requests.length === 1);
    assert.deepEqual(failure, { kind: 'cancelled', sent: true });
  });

  it('drops a late answer', async () => {
    let answer = (): void => undefined;
    const { server, session } = await setUp((_, socket, count) => {
      answer = () => void socket.write(response(200, String(count), ['Set-Cookie: late=1; Path=/']));
      if (count > 1) answer();
    });
    await cancelWhen(session, read, () => server.requests.length === 1);
    answer();
    const next = await session.send(read);
    assert.equal(next.text, '2');
    assert.equal(server.requests[1]?.headers.get('cookie'), undefined);
  });

  it('leaves the others alone', async () => {
    let release = (): void => undefined;
    const { server, session } = await setUp((_, socket, count) => {
      if (count === 1) socket.write(response(200, '', ['Set-Cookie: a=1; Path=/']));
      else if (count === 2) release = () => void socket.write(response(200, 'kept'));
    });
    await session.send(read);
    const kept = session.send(read);
    await waitFor(() => server.requests.length === 2);
    await cancelWhen(session, read, () => server.requests.length === 3);
    release();
    assert.equal((await kept).text, 'kept');
  });
});
