import assert from 'node:assert/strict';
import { semaphore } from '../../../src/http/semaphore.ts';
import { createTurns } from '../../../src/http/turns.ts';
import { response } from '../../support/rawTlsServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { cleanUp, failureOf, read, setUp, write } from '../../support/transport.ts';

const never = new AbortController().signal;

describe('queue', () => {
  afterEach(cleanUp);

  it('lets two reads in, or one write alone, first come first served', async () => {
    const turns = createTurns(2);
    const order: string[] = [];
    const enter = async (kind: 'read' | 'write', name: string): Promise<() => void> => {
      const release = await turns.enter(kind, never);
      order.push(name);
      return release;
    };
    const [a, b] = [enter('read', 'a'), enter('read', 'b')];
    const c = enter('write', 'c');
    const d = enter('read', 'd');
    (await a)();
    assert.deepEqual(order, ['a', 'b']);
    (await b)();
    const releaseC = await c;
    assert.deepEqual(order, ['a', 'b', 'c']);
    releaseC();
    releaseC();
    (await d)();
    assert.deepEqual(order, ['a', 'b', 'c', 'd']);
  });

  it('closes the gap of one that gives up', async () => {
    const turns = createTurns(2);
    const release = await turns.enter('read', never);
    const controller = new AbortController();
    const writing = turns.enter('write', controller.signal);
    const reading = turns.enter('read', never);
    controller.abort();
    await assert.rejects(writing);
    (await reading)();
    release();
    (await turns.enter('write', never))();
  });

  it('never has more than two reads or one write at the server', async () => {
    const running = new Set<object>();
    const seen: string[] = [];
    const { session } = await setUp((request, socket) => {
      running.add(request);
      seen.push([...running].map((each) => ('method' in each ? String(each.method) : '')).join());
      setTimeout(() => {
        running.delete(request);
        socket.write(response(200, '', ['Set-Cookie: s=1; Path=/']));
      }, 2);
    });
    await session.send(read);
    await Promise.all(
      [read, read, read, write, read, write, read, read].map((request) => session.send(request)),
    );
    assert.deepEqual(new Set(seen), new Set(['GET', 'GET,GET', 'POST']));
  });

  it('hands a permit on, not to one that gave up', async () => {
    const permits = semaphore(1);
    const release = await permits.acquire(never);
    const controller = new AbortController();
    const gone = permits.acquire(controller.signal);
    const next = permits.acquire(never);
    controller.abort();
    await assert.rejects(gone);
    release();
    release();
    (await next)();
    await assert.rejects(permits.acquire(AbortSignal.abort()));
  });

  it('holds no more handshakes at once than permitted', async () => {
    const handshakes = semaphore(1);
    const release = await handshakes.acquire(never);
    const { server, session } = await setUp((_, socket) => socket.write(response(200)), {
      handshakes,
      timeouts: { connect: 500 },
    });
    const sending = session.send(read);
    await waitFor(() => server.counts.tcp === 1);
    assert.equal(server.counts.handshakes, 0);
    release();
    assert.equal((await sending).status, 200);
  });

  it('closes everything on dispose', async () => {
    const { server, session } = await setUp((_, socket, count) => {
      if (count === 1) socket.write(response(200, '', ['Set-Cookie: s=1; Path=/']));
    });
    await session.send(read);
    const failures = [read, read, read, write].map((request) => failureOf(session.send(request)));
    await waitFor(() => server.requests.length === 3);
    await session.dispose();
    assert.deepEqual(new Set((await Promise.all(failures)).map(({ kind }) => kind)), new Set(['cancelled']));
    await waitFor(() => server.open() === 0);
    assert.deepEqual(await failureOf(session.send(read)), { kind: 'cancelled', sent: false });
    await session.dispose();
  });

  it('outlives a log that throws and refuses a path that is none', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(response(200)), {
      log: () => {
        throw new Error('closed');
      },
    });
    assert.equal((await session.send(read)).status, 200);
    for (const path of ['//evil/x', 'x', 'https://evil/']) {
      assert.equal((await failureOf(session.send({ ...read, path }))).kind, 'protocol');
    }
    assert.equal((await failureOf(session.send({ ...read, accept: 'a\r\nb: c' }))).kind, 'protocol');
    assert.equal(server.requests.length, 1);
  });
});
