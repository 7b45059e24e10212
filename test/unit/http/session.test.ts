import assert from 'node:assert/strict';
import { response } from '../../support/rawTlsServer.ts';
import { cleanUp, read, setUp, write } from '../../support/transport.ts';

describe('session', () => {
  afterEach(cleanUp);

  it('reads with Basic once and then with cookies only', async () => {
    const { server, session, log, outcomes } = await setUp((_, socket) =>
      socket.write(
        response(200, '{"a":1}', [
          'Content-Type: application/json;charset=UTF-8',
          'Set-Cookie: S=1; Path=/vmrest',
        ]),
      ),
    );
    const first = await session.send(read);
    await session.send(read);
    assert.equal(first.status, 200);
    assert.equal(first.contentType, 'application/json');
    assert.equal(first.text, '{"a":1}');
    const [one, two] = server.requests;
    assert.equal(one?.headers.get('authorization'), `Basic ${Buffer.from('admin:pä:ss').toString('base64')}`);
    assert.equal(one.headers.get('cookie'), undefined);
    assert.equal(two?.headers.get('authorization'), undefined);
    assert.equal(two?.headers.get('cookie'), 'S=1');
    assert.deepEqual(outcomes, ['accepted']);
    assert.equal(log.length, 2);
    assert.equal(server.counts.handshakes, 1);
  });

  it('sends nothing but the headers it must', async () => {
    const { server, session } = await setUp((_, socket) => socket.write(response(200)));
    await session.send(read);
    await session.send(write);
    const names = server.requests.map(({ headers }) => [...headers.keys()].sort());
    assert.deepEqual(names[0], ['accept', 'authorization', 'connection', 'host', 'user-agent']);
    assert.deepEqual(names[1], [
      'accept',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ]);
    assert.equal(server.requests[0]?.headers.get('user-agent'), 'cuc-https-links');
    assert.equal(server.requests[1]?.body, '{"a":"é"}');
  });
});
