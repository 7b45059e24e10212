import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { CupiClient } from '../../src/cupi/client.ts';
import type { Failure } from '../../src/cupi/failure.ts';
import { setUpServer } from '../support/configuredServer.ts';
import { formats, join, linkId, setUpClient, typeOf } from '../support/cupi.ts';
import { response, startRawTlsServer } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import {
  afterwards,
  anyCertificate,
  cleanUp,
  failureOf,
  read,
  setUp,
  setUpSignedIn,
  write,
} from '../support/transport.ts';
import { virtualClock } from '../support/virtualClock.ts';
import { waitFor } from '../support/waitFor.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';
import { right, usual } from '../unit/servers/support/fakeUnity.ts';
import { sentOnce } from './sent.ts';

const list = '/vmrest/httpslinks/';
const html = 'Content-Type: text/html;charset=utf-8';

/** A page as Tomcat writes one. */
function page(title: string): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><script>alert(1)</script></body></html>`;
}

describe('faults: redirects', () => {
  afterEach(cleanUp);

  /** Places a redirect may lead to, and how often anybody came there. */
  async function places() {
    let visits = 0;
    const plain = createServer((socket) => {
      visits += 1;
      socket.on('error', () => undefined).destroy();
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    afterwards(() => new Promise((resolve) => plain.close(() => resolve())));
    const address = plain.address();
    const http = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const otherPort = await startRawTlsServer(await anyCertificate(), (_, socket) => socket.destroy());
    afterwards(() => otherPort.close());
    return {
      visits: () => visits + otherPort.counts.tcp,
      locations: [
        ['/vmrest/login?x=secret', 'itself'],
        [`${otherPort.origin}/secret`, otherPort.origin],
        [`//localhost:${otherPort.port}/secret`, `https://localhost:${otherPort.port}`],
        [`${http.replace('http://', 'http://user:secret@')}/secret`, http],
        ['javascript:secret', ''],
        ['https://[', ''],
      ] as const,
    };
  }

  for (const status of [301, 302, 303, 307, 308])
    it(`49 follows no ${status}, and tells of its address only the origin`, async () => {
      const { locations, visits } = await places();
      for (const [location, target] of locations) {
        const text = response(status, 'moved', [`Location: ${location}`]);
        for (const request of [read, write]) {
          const { server, session, log } = await setUpSignedIn(script({ text }));
          const failure = await failureOf(session.send(request));
          const expected = target === 'itself' ? server.origin : target;
          assert.deepEqual(failure, { kind: 'redirected', status, target: expected, sent: true });
          sentOnce(49, server.requests.length);
          assert.ok(!JSON.stringify(log).includes('secret'));
        }
      }
      assert.equal(visits(), 0);
    });

  it('49 follows none without an address', async () => {
    const { server, session } = await setUpSignedIn(script({ text: response(302) }));
    assert.deepEqual(await failureOf(session.send(read)), {
      kind: 'redirected',
      status: 302,
      target: '',
      sent: true,
    });
    assert.equal(server.requests.length, 1);
  });
});

describe('faults: refusals', () => {
  afterEach(cleanUp);

  it('50 sends a wrong password once, and nothing after it until there is another', async () => {
    const { server, unity, passwords, profile } = await setUpServer(undefined, { password: 'wrong' });
    await server.refresh();
    const signedOut = { kind: 'signedOut', refused: true, last: undefined };
    assert.deepEqual(server.state, signedOut);
    sentOnce(50, unity.requests.length);
    assert.equal((await passwords.get(profile))?.refused, true);
    const { tcp } = unity.counts;
    for (let time = 0; time < 20; time += 1) {
      await server.refresh();
      assert.deepEqual(server.state, signedOut);
    }
    assert.equal(unity.counts.tcp, tcp, 'not even a connection');
    await passwords.store(profile, right);
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
    assert.deepEqual(unity.passwords(), ['wrong', right]);
  });

  it('50 stops at the password when it comes to a change', async () => {
    const { server, session } = await setUp(script({ text: response(401, page('Unauthorized'), [html]) }));
    assert.deepEqual(await failureOf(session.send(write)), { kind: 'signInRefused', sent: true });
    sentOnce(50, server.requests.length);
  });

  it('51 sends a wrong password once with 20 requests at the same time', async () => {
    const { server, session, outcomes, log } = await setUp(script({ text: response(401, '<html>') }));
    const failures = await Promise.all(
      Array.from({ length: 20 }, (_, index) => failureOf(session.send(index % 5 === 4 ? write : read))),
    );
    sentOnce(51, server.requests.length);
    assert.deepEqual(outcomes, ['refused']);
    assert.deepEqual(new Set(failures.map(({ kind }) => kind)), new Set(['signInRefused']));
    assert.equal(failures.filter(({ sent }) => sent).length, 1);
    assert.deepEqual(await failureOf(session.send(read)), {
      kind: 'signInNeeded',
      refused: true,
      sent: false,
    });
    sentOnce(51, server.requests.length);
    assert.ok(!JSON.stringify(log).includes('admin'));
  });

  it('51 sends it once with 20 refreshes at the same time', async () => {
    const { server, unity } = await setUpServer(undefined, { password: 'wrong' });
    await Promise.all(Array.from({ length: 20 }, () => server.refresh()));
    sentOnce(51, unity.requests.length);
    assert.deepEqual(server.state, { kind: 'signedOut', refused: true, last: undefined });
  });

  it('51 goes on with the sessions that are signed in already until their cookies are refused', async () => {
    let open = true;
    const { server, session } = await setUpSignedIn(({ headers }, socket) =>
      socket.write(response(open && headers.has('cookie') ? 200 : 401)),
    );
    await session.send(read);
    open = false;
    server.requests.splice(0);
    const failures = await Promise.all(Array.from({ length: 20 }, () => failureOf(session.send(read))));
    assert.ok(failures.every(({ kind }) => kind === 'signInRefused' || kind === 'signInNeeded'));
    const withPassword = server.requests.filter(({ headers }) => headers.has('authorization'));
    sentOnce(51, withPassword.length);
    assert.ok(server.requests.length <= 3, 'the two in flight, then the password');
  });

  it('52 keeps the password when the account may not do it', async () => {
    let role = false;
    const refusal = JSON.stringify({ errors: { code: 'NOT_AUTHORIZED', message: 'Insufficient role' } });
    const { server, unity, passwords, profile } = await setUpServer(({ path }, socket) => {
      if (role || path !== list) return false;
      return socket.write(
        response(403, refusal, ['Content-Type: application/json', 'Set-Cookie: JSESSIONID=1; Path=/vmrest']),
      );
    });
    await server.refresh();
    assert.ok(server.state.kind === 'failed' && server.state.failure.kind === 'denied');
    const { words, status } = server.state.failure;
    assert.deepEqual([status, words], [403, { code: 'NOT_AUTHORIZED', message: 'Insufficient role' }]);
    assert.equal(unity.requests.length, 1);
    role = true;
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
    assert.deepEqual(unity.passwords(), [right], 'one sign-in for both');
    assert.equal((await passwords.get(profile))?.refused, false);
  });

  it('53 takes a link off that is gone when it is looked for, as soon as the list is read again', async () => {
    let gone = false;
    const { server, unity } = await setUpServer(({ path }, socket) => {
      if (!gone || !path.startsWith(list)) return false;
      const body = path === list ? '{"@total":"0"}' : page('HTTP Status 404 – Not Found');
      return socket.write(response(path === list ? 200 : 404, body));
    });
    await server.refresh();
    const [link] = server.state.last?.links ?? [];
    assert.ok(link);
    gone = true;
    unity.requests.splice(0);
    const end = await server.change({ kind: 'unjoin', link }, { signal: new AbortController().signal });
    assert.equal(end.kind, 'alreadyGone');
    assert.deepEqual(
      unity.requests.map(({ method, path }) => `${method} ${path}`),
      [`GET ${list}${link.objectId}`, `GET ${list}`],
    );
    assert.equal(server.state.kind, 'ready');
    assert.deepEqual(server.state.last.links, []);
  });

  for (const format of formats) {
    it(`53 tells a link that is not there from a server without HTTPS networking: ${format}`, async () => {
      const text = response(404, page('HTTP Status 404 – Not Found'), [html]);
      const { client, server } = await setUpClient(format, script({ text }));
      const words = { code: undefined, message: 'HTTP Status 404 – Not Found' };
      const common = { server: 'lab', kind: 'notFound', status: 404, sent: true, words };
      assert.deepEqual(await cupiFailureOf(client.list()), { ...common, operation: 'list' });
      assert.deepEqual(await cupiFailureOf(client.view(linkId)), { ...common, operation: 'view' });
      assert.equal(server.requests.length, 2);
    });

    for (const status of [405, 406, 415])
      it(`54 takes ${status} for a call this release does not offer, and names it: ${format}`, async () => {
        const version = '{"name":"Cisco Unity Connection Version","version":"9.1.2.1-5"}';
        const refusal = { text: response(status, page('no'), [html]) };
        const told = { text: response(200, version, ['Content-Type: application/json']) };
        const { client, server } = await setUpClient(format, script(refusal, told, refusal));
        const unsupported = async (call: Promise<unknown>) => {
          const failure = await cupiFailureOf(call);
          assert.ok(failure.kind === 'unsupported' && failure.status === status && failure.sent);
          return failure.release;
        };
        assert.equal(await unsupported(client.list()), undefined);
        await client.productVersion();
        server.requests.splice(0);
        assert.equal(await unsupported(client.join(join)), '9.1.2.1-5');
        sentOnce(54, server.requests.length);
      });
  }
});

describe('faults: a busy server', () => {
  afterEach(cleanUp);

  for (const status of [408, 429, 503])
    it(`55 waits as long as a ${status} asks, then reads`, async () => {
      const clock = virtualClock();
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
    const clock = virtualClock();
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
        const clock = virtualClock();
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
        const { client, server } = await setUpClient('json', script({ text }), { clock: virtualClock() });
        const failure = await cupiFailureOf(client.list());
        assert.ok(failure.kind === 'busy' && failure.status === status);
        assert.equal(failure.retryAfterMs, ms);
        assert.equal(server.requests.length, 1);
      }
    });

  it('56 counts a date from the clock of the server, not from ours', async () => {
    const clock = virtualClock();
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
      clock: virtualClock(),
      timeouts: { readTotal: 5_000 },
    });
    assert.equal((await session.send(read)).status, 503);
    assert.equal(server.requests.length, 1);
  });

  it('56 shows a change its 503 at once, with the time', async () => {
    for (const status of [408, 429, 503]) {
      const text = response(status, 'Server Busy', ['Retry-After: 7']);
      const { client, server } = await setUpClient('json', script({ text }), { clock: virtualClock() });
      const failure = await cupiFailureOf(client.unjoin(linkId));
      assert.ok(failure.kind === 'busy' && failure.retryAfterMs === 7_000);
      sentOnce(56, server.requests.length);
    }
  });
});

/** Each change there is, with the client. */
const changes: Readonly<Record<string, (client: CupiClient) => Promise<unknown>>> = {
  join: (client) => client.join(join),
  update: (client) => client.update(linkId, { displayName: 'Gent' }),
  unjoin: (client) => client.unjoin(linkId),
  unjoinSelf: (client) => client.unjoinSelf(),
};

describe('faults: a server in trouble', () => {
  afterEach(cleanUp);

  const message = `No <b>such</b> & $(bug) ${'é'.repeat(400)}`;
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const errors = {
    json: JSON.stringify({ errors: { code: 'DATA_EXCEPTION', message } }),
    xml: `<ErrorDetails><errors><code>DATA_EXCEPTION</code><message>${escaped}</message></errors></ErrorDetails>`,
  };

  for (const format of formats) {
    it(`57 shows the words of the vendor as text, up to 300 characters: ${format}`, async () => {
      // The guide: errors are XML in most cases, whatever was asked for.
      for (const answered of formats) {
        const text = response(500, errors[answered], [typeOf(answered)]);
        const { client, server } = await setUpClient(format, script({ text }));
        const failure = await cupiFailureOf(client.list());
        assert.ok(failure.kind === 'serverError' && failure.status === 500);
        assert.equal(failure.words.code, 'DATA_EXCEPTION');
        assert.equal(failure.words.message, message.slice(0, 300));
        assert.equal(server.requests.length, 1);
      }
    });

    for (const [name, change] of Object.entries(changes))
      it(`57 does not repeat a change: ${name}, ${format}`, async () => {
        const text = response(500, errors[format], [typeOf(format)]);
        const { client, server } = await setUpClient(format, script({ text }), { clock: virtualClock() });
        const failure = await cupiFailureOf(change(client));
        assert.ok(failure.kind === 'serverError' && failure.sent);
        sentOnce(57, server.requests.length);
      });

    for (const status of [502, 503, 504]) {
      const text = response(status, page(`${status} Bad &lt;b&gt; Gateway`), [html]);
      const isBusy = (failure: Failure) => {
        assert.ok(failure.kind === 'busy' && failure.status === status && failure.sent);
        assert.deepEqual(failure.words, { code: undefined, message: `${status} Bad <b> Gateway` });
      };

      it(`58 asks a load balancer three times, then tells its ${status}: ${format}`, async () => {
        const clock = virtualClock();
        const { client, server } = await setUpClient(format, script({ text }), { clock, random: () => 0 });
        const failing = cupiFailureOf(client.list());
        await clock.pass(1_000);
        await clock.pass(1_000);
        isBusy(await failing);
        assert.equal(server.requests.length, 3);
      });

      it(`58 does not repeat a change: ${status}, ${format}`, async () => {
        const { client, server } = await setUpClient(format, script({ text }), { clock: virtualClock() });
        isBusy(await cupiFailureOf(client.join(join)));
        sentOnce(58, server.requests.length);
      });
    }

    for (const [what, type, body] of [
      ['text/html', 'text/html', page('Sign in')],
      ['the type that was asked for', `application/${format}`, page('Sign in')],
      ['no type', '', page('Sign in')],
      ['XHTML', 'application/xhtml+xml', `<?xml version="1.0"?>${page('Sign in')}`],
      ['a comment before it', 'text/html', `<!-- portal -->\r\n${page('Sign in')}`],
    ] as const) {
      const text = response(200, body, type === '' ? [] : [`Content-Type: ${type}`]);

      it(`59 takes a sign-in page for no list: ${what}, ${format}`, async () => {
        const { client, server } = await setUpClient(format, script({ text }));
        for (const call of [() => client.list(), () => client.view(linkId), () => client.productVersion()]) {
          const failure = await cupiFailureOf(call());
          assert.ok(failure.kind === 'badPayload' && failure.reason === 'html', failure.kind);
        }
        assert.equal(server.requests.length, 3);
      });

      it(`59 takes it for no success of a change: ${what}, ${format}`, async () => {
        for (const change of Object.values(changes)) {
          const { client, server } = await setUpClient(format, script({ text }));
          const failure = await cupiFailureOf(change(client));
          assert.ok(failure.kind === 'badPayload' && failure.sent);
          sentOnce(59, server.requests.length);
        }
      });
    }
  }

  it('57 tells a refusal whose words do not come by its status', async () => {
    for (const text of [
      'HTTP/1.1 500 X\r\nContent-Length: 9\r\n\r\nhalf',
      'HTTP/1.1 500 X\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n',
      response(500, 'x'.repeat(300_000)),
    ]) {
      const { client, server } = await setUpClient('json', script({ text, then: 'end' }));
      const failure = await cupiFailureOf(client.unjoin(linkId));
      assert.ok(failure.kind === 'serverError' && failure.status === 500);
      sentOnce(57, server.requests.length);
    }
  });
});

describe('faults: numbers that are no status', () => {
  afterEach(cleanUp);

  for (const status of ['000', '099', '100', '101', '600', '999'])
    for (const request of [read, write])
      it(`60 is no answer: ${status} to a ${request.method}`, async () => {
        const text = `HTTP/1.1 ${status} X\r\nContent-Length: 0\r\n\r\n`;
        const { server, session } = await setUpSignedIn(script({ text }), { clock: virtualClock() });
        assert.deepEqual(await failureOf(session.send(request)), {
          kind: 'protocol',
          code: 'BAD_STATUS',
          sent: true,
        });
        sentOnce(60, server.requests.length);
        // The connection kept for reads has nothing to do with a write.
        await waitFor(() => server.open() === (request === write ? 1 : 0));
      });

  it('60 takes 1xx and then the end for a connection that was cut', async () => {
    const text = 'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n';
    const { server, session } = await setUpSignedIn(script({ text, then: 'end' }));
    assert.equal((await failureOf(session.send(read))).kind, 'cutOff');
    assert.equal(server.requests.length, 3);
    server.requests.splice(0);
    assert.equal((await failureOf(session.send(write))).kind, 'cutOff');
    sentOnce(60, server.requests.length);
  });

  it('60 passes 1xx over before an answer', async () => {
    const text = `HTTP/1.1 102 Processing\r\n\r\n${response(200, 'whole')}`;
    const { session } = await setUpSignedIn(script({ text }));
    assert.equal((await session.send(read)).text, 'whole');
  });
});

describe('faults: busy on and off', () => {
  afterEach(cleanUp);

  it('61 spreads its tries, and takes every answer in between', async () => {
    const clock = virtualClock();
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

  it('61 reads the list each time', async () => {
    const clock = virtualClock();
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
      const reading = server.refresh();
      await clock.pass(1_000, 1_250);
      await reading;
      assert.equal(server.state.kind, 'ready');
    }
    assert.deepEqual(states, ['connecting', 'ready']);
    assert.equal(lists, 8);
  });
});
