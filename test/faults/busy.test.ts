import assert from 'node:assert/strict';
import { setUpServer } from '../support/configuredServer.ts';
import { linkId, setUpClient } from '../support/cupi.ts';
import { manualClock } from '../support/manualClock.ts';
import { response } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import { cleanUp, read, setUpSignedIn } from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';
import { usual } from '../unit/servers/support/fakeUnity.ts';
import { sentOnce } from './sent.ts';

const list = '/vmrest/httpslinks/';

describe('faults: a busy server', () => {
  afterEach(cleanUp);

  for (const status of [408, 429, 503])
    it(`55 waits as long as a ${status} asks, then reads`, async () => {
      const clock = manualClock();
      const { server, session, log } = await setUpSignedIn(
        script({ text: response(status, '', ['Retry-After: 2']) }, { text: response(200, 'whole') }),
        { clock, random: () => 0 },
      );
      const sending = session.send(read);
      await clock.pass(2_000);
      assert.equal((await sending).text, 'whole');
      assert.equal(server.requests.length, 2);
      assert.deepEqual(
        log.map((line) => [line.attempt, line.status]),
        [
          [1, status],
          [2, 200],
        ],
      );
    });

  it('55 says meanwhile that the server is busy', async () => {
    const clock = manualClock();
    let busy = true;
    const { server } = await setUpServer(
      ({ path }, socket) =>
        busy && path === list && socket.write(response(503, 'Server Busy', ['Retry-After: 20'])),
      { clock },
    );
    assert.equal(server.busy, false);
    const reading = server.refresh();
    await waitFor(() => server.busy);
    assert.equal(server.state.kind, 'connecting');
    busy = false;
    await clock.pass(20_000, 20_250);
    await reading;
    assert.equal(server.state.kind, 'ready');
    assert.equal(server.busy, false);
  });

  for (const [name, retryAfter] of [
    ['none', undefined],
    ['0', '0'],
    ['negative', '-5'],
    ['a fraction', '1.5'],
    ['words', 'soon'],
    ['nothing', ''],
    ['a date in the past', 'Mon, 02 Nov 2020 10:00:05 GMT'],
    ['a date that is none', 'Mon, 99 Nov 2026 99:00:05 GMT'],
    ['a number beyond all time', '99999999999999999999'],
  ] as const)
    it(`56 waits a second with a Retry-After of no use: ${name}`, async () => {
      const headers = retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`];
      for (const status of [429, 503]) {
        const clock = manualClock();
        const { server, session } = await setUpSignedIn(
          script({ text: response(status, '', headers) }, { text: response(200, 'whole') }),
          { clock, random: () => 0 },
        );
        const sending = session.send(read);
        await clock.pass(1_000);
        assert.equal((await sending).text, 'whole');
        assert.equal(server.requests.length, 2);
      }
    });

  for (const [name, retryAfter, ms] of [
    ['a day', '86400', 86_400_000],
    ['31 seconds', '31', 31_000],
    ['a date', 'Mon, 02 Nov 2026 10:10:00 GMT', 600_000],
  ] as const)
    it(`56 does not wait for longer than 30 s, but tells for how long: ${name}`, async () => {
      for (const status of [429, 503]) {
        const headers = [`Retry-After: ${retryAfter}`, 'Date: Mon, 02 Nov 2026 10:00:00 GMT'];
        const text = response(status, 'Server Busy', headers);
        const { client, server } = await setUpClient('json', script({ text }), { clock: manualClock() });
        const failure = await cupiFailureOf(client.list());
        assert.ok(failure.kind === 'busy' && failure.status === status);
        assert.equal(failure.retryAfterMs, ms);
        assert.equal(server.requests.length, 1);
      }
    });

  it('56 counts a date from the clock of the server, not from ours', async () => {
    const clock = manualClock();
    const headers = ['Date: Fri, 02 Nov 2018 10:00:00 GMT', 'Retry-After: Fri, 02 Nov 2018 10:00:03 GMT'];
    const { session } = await setUpSignedIn(
      script({ text: response(503, '', headers) }, { text: response(200, 'whole') }),
      { clock, random: () => 0 },
    );
    const sending = session.send(read);
    await clock.pass(3_000);
    assert.equal((await sending).text, 'whole');
  });

  it('56 does not wait beyond the total time of the request', async () => {
    const text = response(503, '', ['Retry-After: 5']);
    const { session, server } = await setUpSignedIn(script({ text }), {
      clock: manualClock(),
      timeouts: { readTotal: 5_000 },
    });
    assert.equal((await session.send(read)).status, 503);
    assert.equal(server.requests.length, 1);
  });

  it('56 shows a change its 503 at once, with the time', async () => {
    for (const status of [408, 429, 503]) {
      const text = response(status, 'Server Busy', ['Retry-After: 7']);
      const { client, server } = await setUpClient('json', script({ text }), { clock: manualClock() });
      const failure = await cupiFailureOf(client.unjoin(linkId));
      assert.ok(failure.kind === 'busy' && failure.retryAfterMs === 7_000);
      sentOnce(56, server.requests.length);
    }
  });
});

describe('faults: busy on and off', () => {
  afterEach(cleanUp);

  it('61 spreads its tries, and takes every answer in between', async () => {
    const clock = manualClock();
    const randoms = [0.2, 0.4, 0.6];
    const { server, session } = await setUpSignedIn(
      (_, socket, count) => socket.write(count % 2 === 1 ? response(503) : response(200, 'whole')),
      { clock, random: () => randoms.shift() ?? 0 },
    );
    for (const wait of [1_050, 1_100, 1_150]) {
      const sending = session.send(read);
      await clock.pass(wait);
      assert.equal((await sending).text, 'whole');
    }
    assert.equal(server.requests.length, 6);
  });

  it('61 reads the list each time, in the background too', async () => {
    const clock = manualClock();
    let lists = 0;
    const { server, states } = await setUpServer(
      (request, socket) => {
        if (request.path !== list) return false;
        lists += 1;
        return socket.write(lists % 2 === 1 ? response(503) : usual(request));
      },
      { clock },
    );
    for (let time = 0; time < 4; time += 1) {
      const reading = time === 0 ? server.refresh() : server.poll();
      await clock.pass(1_000, 1_250);
      await reading;
      assert.equal(server.state.kind, 'ready');
      assert.equal(server.pausedUntil(), undefined);
    }
    assert.deepEqual(states, ['connecting', 'ready']);
    assert.equal(lists, 8);
  });
});
