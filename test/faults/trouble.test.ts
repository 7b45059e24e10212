import assert from 'node:assert/strict';
import type { CupiClient } from '../../src/cupi/client.ts';
import type { Failure } from '../../src/cupi/failure.ts';
import { formats, join, linkId, setUpClient, typeOf } from '../support/cupi.ts';
import { manualClock } from '../support/manualClock.ts';
import { response } from '../support/rawTlsServer.ts';
import { script } from '../support/script.ts';
import { cleanUp, failureOf, read, setUpSignedIn, write } from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';
import { failureOf as cupiFailureOf } from '../unit/cupi/fakeServer.ts';
import { sentOnce } from './sent.ts';
import { html, page } from './support/page.ts';

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
        const { client, server } = await setUpClient(format, script({ text }), { clock: manualClock() });
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
        const clock = manualClock();
        const { client, server } = await setUpClient(format, script({ text }), { clock, random: () => 0 });
        const failing = cupiFailureOf(client.list());
        await clock.pass(1_000);
        await clock.pass(1_000);
        isBusy(await failing);
        assert.equal(server.requests.length, 3);
      });

      it(`58 does not repeat a change: ${status}, ${format}`, async () => {
        const { client, server } = await setUpClient(format, script({ text }), { clock: manualClock() });
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
        const { server, session } = await setUpSignedIn(script({ text }), { clock: manualClock() });
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
