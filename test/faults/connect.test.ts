import assert from 'node:assert/strict';
import { probeCertificate } from '../../src/http/probe.ts';
import { systemClock } from '../../src/http/clock.ts';
import { semaphore } from '../../src/http/semaphore.ts';
import { createBreaker } from '../../src/servers/breaker.ts';
import { startBlackHole } from '../support/blackHole.ts';
import { manualClock } from '../support/manualClock.ts';
import { answeringNames } from '../support/names.ts';
import { passOn } from '../support/rawTcpServer.ts';
import { response } from '../support/rawTlsServer.ts';
import {
  afterwards,
  cleanUp,
  failureOf,
  isPending,
  printed,
  read,
  setUp,
  setUpTcp,
  write,
} from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';

const origin = 'https://unity.example';
const ok = response(200, '{}');
/** No TCP leads to a multicast address: Linux itself says so, and at once. */
const unroutable = '224.0.0.1';

async function setUpBlackHole(...where: Parameters<typeof startBlackHole>) {
  const hole = await startBlackHole(...where);
  afterwards(() => hole.close());
  return hole;
}

describe('faults: connect', () => {
  afterEach(cleanUp);

  it('1 takes an unknown name for an answer: asked once, and other servers go on', async () => {
    const { lookup, asked } = answeringNames({ code: 'ENOTFOUND' });
    const { open, session } = await setUp((_, socket) => socket.write(ok));
    const sending = open({ origin, lookup }).send(read);
    const [failure, other] = await Promise.all([failureOf(sending), session.send(read)]);
    assert.deepEqual(failure, { kind: 'unreachable', phase: 'dns', code: 'ENOTFOUND', sent: false });
    assert.equal(asked(), 1);
    assert.equal(other.status, 200);
  });

  for (const request of [read, write]) {
    it(`2 asks a name service again that failed for the moment, for a ${request.method}`, async () => {
      const { lookup, asked } = answeringNames({ code: 'EAI_AGAIN' }, ['127.0.0.1']);
      const { server, open } = await setUp((_, socket) => socket.write(ok));
      const session = open({ origin: `${origin}:${server.port}`, lookup });
      assert.equal((await session.send(request)).status, 200);
      assert.equal(asked(), 2);
    });
  }

  it('2 takes the server for unreachable after three times, or when there is no time for another', async () => {
    const { open } = await setUp(() => undefined);
    const expected = { kind: 'unreachable', phase: 'dns', code: 'EAI_AGAIN', sent: false };
    const patient = answeringNames({ code: 'EAI_AGAIN' });
    assert.deepEqual(await failureOf(open({ origin, lookup: patient.lookup }).send(read)), expected);
    assert.equal(patient.asked(), 3);
    const late = answeringNames({ code: 'EAI_AGAIN' });
    const hurried = { timeouts: { readTotal: 200 }, random: () => 0.99 };
    assert.deepEqual(await failureOf(open({ origin, lookup: late.lookup, ...hurried }).send(read)), expected);
    assert.equal(late.asked(), 1);
  });

  for (const request of [read, write]) {
    it(`3 takes a refused connection for an answer, for a ${request.method}`, async () => {
      const { lookup, asked } = answeringNames(['127.0.0.1']);
      const { server, open } = await setUp(() => undefined);
      await server.close();
      const session = open({ origin: `${origin}:${server.port}`, lookup });
      const expected = { kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED', sent: false };
      assert.deepEqual(await failureOf(session.send(request)), expected);
      assert.equal(asked(), 1);
      assert.deepEqual(await failureOf(probeCertificate(server.origin)), expected);
    });
  }

  it('4 gives a connect that nobody answers 8 s, once', async () => {
    const { port } = await setUpBlackHole();
    const { lookup, asked } = answeringNames(['127.0.0.1']);
    const { open } = await setUp(() => undefined);
    const clock = manualClock();
    const failing = failureOf(open({ origin: `${origin}:${port}`, clock, lookup }).send(read));
    await waitFor(() => clock.isDue(8_000));
    // The name is looked up by then: the phase is told by what did not come.
    await waitFor(() => asked() === 1);
    clock.advance(7_999);
    assert.equal(await isPending(failing), true);
    clock.advance(1);
    assert.deepEqual(await failing, { kind: 'timeout', phase: 'tcp', afterMs: 8_000, sent: false });
    assert.equal(asked(), 1);
    assert.equal(clock.timers(), 0);
  });

  it('4 keeps nobody else waiting for a connect that nobody answers', async () => {
    const { port } = await setUpBlackHole();
    const { open } = await setUp((_, socket) => socket.write(ok));
    const handshakes = semaphore(1);
    const cancel = new AbortController();
    const stuck = open({ origin: `https://127.0.0.1:${port}`, handshakes });
    const failing = failureOf(stuck.send(read, cancel.signal));
    assert.equal((await open({ handshakes }).send(read)).status, 200);
    cancel.abort();
    assert.deepEqual(await failing, { kind: 'cancelled', sent: false });
  });

  for (const request of [read, write]) {
    it(`5 tries an unreachable network three times, for a ${request.method}`, async () => {
      const { lookup, asked } = answeringNames([unroutable]);
      const { open } = await setUp(() => undefined);
      const failure = await failureOf(open({ origin, lookup }).send(request));
      assert.deepEqual(failure, { kind: 'unreachable', phase: 'tcp', code: 'ENETUNREACH', sent: false });
      assert.equal(asked(), 3);
    });
  }

  it('5 keeps background readings back after three of them', async () => {
    const { lookup } = answeringNames([unroutable]);
    const { open } = await setUp(() => undefined);
    const session = open({ origin, lookup });
    const breaker = createBreaker(systemClock);
    for (let time = 1; time <= 3; time += 1) {
      assert.equal(breaker.mayTry(), true);
      const failure = await failureOf(session.send(read));
      breaker.failed({ ...failure, server: 'lab', operation: 'list' });
    }
    assert.equal(breaker.mayTry(), false);
  });

  it('5 reaches the server when the network comes back meanwhile', async () => {
    const { lookup, asked } = answeringNames([unroutable], ['127.0.0.1']);
    const { server, open } = await setUp((_, socket) => socket.write(ok));
    const session = open({ origin: `${origin}:${server.port}`, lookup });
    assert.equal((await session.send(read)).status, 200);
    assert.equal(asked(), 2);
  });

  it('6 goes on to another address when the first refuses or has no route', async () => {
    const { lookup } = answeringNames(['::1', unroutable, '127.0.0.1']);
    const { server, open } = await setUp((_, socket) => socket.write(ok));
    const session = open({ origin: `${origin}:${server.port}`, lookup });
    assert.equal((await session.send(read)).status, 200);
  });

  it('6 goes on to another address when the first does not answer', async () => {
    const { lookup } = answeringNames(['127.0.0.2', '127.0.0.1']);
    const { server, open } = await setUp((_, socket) => socket.write(ok));
    await setUpBlackHole('127.0.0.2', server.port);
    const session = open({ origin: `${origin}:${server.port}`, lookup, timeouts: { connect: 800 } });
    assert.equal((await session.send(read)).status, 200);
    assert.equal(server.counts.tcp, 1);
  });

  it('6 shows one code when every address fails, never a bundle of errors', async () => {
    const { lookup } = answeringNames(['::1', unroutable]);
    const { server, open } = await setUp(() => undefined);
    await server.close();
    const sending = open({ origin: `${origin}:${server.port}`, lookup }).send(write);
    const failure = await failureOf(sending);
    assert.doesNotMatch(await printed(sending), /aggregate|\[errors\]/i);
    assert.deepEqual(failure, { kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED', sent: false });
  });

  it('7 gives a TLS handshake that is never answered what is left of the 8 s, and lets go of it', async () => {
    const silent = await setUpTcp();
    const { open } = await setUp(() => undefined);
    const clock = manualClock();
    const handshakes = semaphore(1);
    const failing = failureOf(open({ origin: silent.origin, clock, handshakes }).send(read));
    await waitFor(() => silent.taken() === 1 && clock.isDue(8_000));
    clock.advance(7_999);
    assert.equal(await isPending(failing), true);
    clock.advance(1);
    assert.deepEqual(await failing, { kind: 'timeout', phase: 'tls', afterMs: 8_000, sent: false });
    assert.equal(silent.taken(), 1);
    await waitFor(() => silent.open() === 0);
    assert.equal(await isPending(handshakes.acquire(new AbortController().signal)), false);
  });

  it('22 tries again after a reset in the handshake: never sent, so a write too', async () => {
    for (const request of [read, write]) {
      const resetting = await setUpTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
      const { open } = await setUp(() => undefined);
      const failure = await failureOf(open({ origin: resetting.origin }).send(request));
      assert.deepEqual(failure, { kind: 'unreachable', phase: 'tls', code: 'ECONNRESET', sent: false });
      assert.equal(resetting.taken(), 3);
    }
  });

  for (const request of [read, write]) {
    it(`22 has its answer when only the first handshake is reset, for a ${request.method}`, async () => {
      const { server, open } = await setUp((_, socket) => socket.write(ok));
      const door = await setUpTcp((socket, count) => {
        if (count === 1) socket.once('data', () => socket.resetAndDestroy());
        else passOn(socket, server.port);
      });
      assert.equal((await open({ origin: door.origin }).send(request)).status, 200);
      assert.equal(server.requests.length, 1);
    });
  }
});
