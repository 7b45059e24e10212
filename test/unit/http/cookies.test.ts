import assert from 'node:assert/strict';
import { systemClock } from '../../../src/http/clock.ts';
import { cookieJar } from '../../../src/http/cookieJar.ts';
import { response } from '../../support/rawTlsServer.ts';
import { cleanUp, read, setUp } from '../../support/transport.ts';

const now = Date.parse('Mon, 02 Nov 2026 10:00:00 GMT');
const expired = 'Expires=Thu, 01-Jan-1970 00:00:10 GMT';

function jarWith(...setCookies: string[]): ReturnType<typeof cookieJar> {
  const jar = cookieJar(systemClock);
  jar.store(jar.generation(), '/vmrest/version', setCookies, () => now);
  return jar;
}

describe('cookies', () => {
  afterEach(cleanUp);

  it('follow the order of arrival: an expired one removes, a later one replaces', () => {
    assert.equal(jarWith('T=1; Path=/', `T=; Path=/; ${expired}`).headerFor('/vmrest/x'), undefined);
    assert.equal(
      jarWith('T=1; Path=/', `T=x; Path=/; ${expired}`, 'T=2; Path=/').headerFor('/vmrest/x'),
      'T=2',
    );
    assert.equal(jarWith('T=1; Path=/', 'T=2; Path=/; Max-Age=0').headerFor('/'), undefined);
  });

  it('stay secrets for a while when they are removed, with whichever value', () => {
    assert.deepEqual(jarWith('T=old; Path=/', 'T=old; Path=/; Max-Age=0').values(), ['old']);
    assert.deepEqual(jarWith('T=old; Path=/', `T=; Path=/; ${expired}`).values(), ['old']);
    assert.deepEqual(jarWith('T=old; Path=/', 'T=old; Path=/', 'T=new; Path=/').values(), ['old', 'new']);
  });

  it('honour Path, the longer one first', () => {
    const jar = jarWith(
      'A=1; Path=/',
      'B=2; Path=/vmrest/',
      'C=3; path=/vmrest',
      'D=4; Path=/cuadmin',
      'E=5',
    );
    assert.equal(jar.headerFor('/vmrest/x?y=/cuadmin'), 'B=2; C=3; E=5; A=1');
    assert.equal(jar.headerFor('/vmrestx'), 'A=1');
    assert.equal(jar.headerFor('/cuadmin'), 'D=4; A=1');
  });

  it('count Expires from the server clock and prefer Max-Age', () => {
    assert.equal(jarWith('A=1; Path=/; Expires=Mon, 02 Nov 2026 10:30:00 GMT').headerFor('/'), 'A=1');
    assert.equal(jarWith('A=1; Path=/; Expires=Mon, 02 Nov 2026 09:59:59 GMT').headerFor('/'), undefined);
    assert.equal(jarWith(`A=1; Path=/; Max-Age=60; ${expired}`).headerFor('/'), 'A=1');
  });

  it('ignore what is no cookie', () => {
    assert.equal(jarWith('', '=x', 'novalue', 'a=\u0001', '; Path=/').headerFor('/vmrest/x'), undefined);
    assert.equal(jarWith('a==b="c"; Secure; HttpOnly').headerFor('/vmrest/x'), 'a==b="c"');
  });

  it('of an earlier session neither store nor drop', () => {
    const jar = jarWith('A=1; Path=/');
    const old = jar.generation();
    jar.drop(old);
    jar.store(old, '/', ['A=1; Path=/'], () => now);
    assert.equal(jar.headerFor('/'), undefined);
    jar.store(jar.generation(), '/', ['A=2; Path=/'], () => now);
    jar.drop(old);
    assert.equal(jar.headerFor('/'), 'A=2');
  });

  it('rotate with the answers, and never reach the log', async () => {
    const { server, session, log } = await setUp((_, socket, count) =>
      socket.write(
        response(200, '', [
          'Set-Cookie: SSO=keep; Path=/; Secure; HttpOnly',
          `Set-Cookie: REQUEST_TOKEN_KEY=; Path=/; ${expired}`,
          `Set-Cookie: REQUEST_TOKEN_KEY=token-${count}; Path=/`,
        ]),
      ),
    );
    for (let n = 0; n < 3; n += 1) await session.send(read);
    const sent = server.requests.map(({ headers }) => headers.get('cookie'));
    assert.deepEqual(sent, [
      undefined,
      'SSO=keep; REQUEST_TOKEN_KEY=token-1',
      'SSO=keep; REQUEST_TOKEN_KEY=token-2',
    ]);
    assert.ok(!JSON.stringify(log).includes('token-'));
  });
});
