import assert from 'node:assert/strict';
import { startSandbox, type Sandbox, type SandboxServer } from '../../../src/sandbox/index.ts';
import { basic, request, type Reply } from './support/request.ts';
import { cookieHeader, serverNamed } from './support/session.ts';
import { createTestClock, MINUTE, SECOND } from './support/testClock.ts';

describe('sandbox: sessions', () => {
  // Standing still, so that a slow machine does not spread over seconds what is meant to be one.
  const clock = createTestClock(60, () => Date.UTC(2030, 0, 1));
  let sandbox: Sandbox;
  let server: SandboxServer;

  before(async () => {
    sandbox = await startSandbox({ seed: 3, clock });
    server = serverNamed(sandbox, 'cuc-lab-01');
  });
  beforeEach(() => clock.advance(5 * MINUTE));
  after(() => sandbox.stop());

  const get = (headers: Record<string, string>): Promise<Reply> =>
    request(`${server.baseUrl}/vmrest/httpslinks`, { headers });
  const right = () => get({ Authorization: basic(server.user, server.password) });
  const wrong = () => get({ Authorization: basic(server.user, 'not it') });

  it('answers 401 in HTML with a Basic challenge', async () => {
    const reply = await get({});
    assert.equal(reply.status, 401);
    assert.equal(reply.type, 'text/html');
    assert.match(String(reply.headers['www-authenticate']), /^Basic realm=/u);
    assert.deepEqual(reply.setCookies, []);
  });

  it('gives three cookies for Basic, which suffice alone', async () => {
    const reply = await right();
    assert.deepEqual(
      reply.setCookies.map((line) =>
        line
          .replace(/=[^;]*;/u, '=;')
          .split('; ')
          .slice(0, 2)
          .join(' '),
      ),
      ['JSESSIONIDSSO= Path=/', 'JSESSIONID= Path=/vmrest/', 'REQUEST_TOKEN_KEY= Path=/'],
    );
    const next = await get({ Cookie: cookieHeader(reply.setCookies) });
    assert.equal(next.status, 200);
    assert.deepEqual(next.setCookies, []);
  });

  it('needs the token besides the session', async () => {
    const [sso = '', , token = ''] = (await right()).setCookies.map((line) => line.split(';', 1)[0] ?? '');
    assert.equal((await get({ Cookie: sso })).status, 401);
    assert.equal((await get({ Cookie: token })).status, 401);
    assert.equal((await get({ Cookie: `${sso}; ${token}` })).status, 200);
    assert.equal((await get({ Cookie: `JSESSIONIDSSO=FF; ${token}` })).status, 401);
  });

  it('renews the token after a while and takes the old one for a short time only', async () => {
    const old = cookieHeader((await right()).setCookies);
    clock.advance(4 * MINUTE);
    const renewed = await get({ Cookie: old });
    assert.equal(renewed.status, 200);
    const [expired, fresh] = renewed.setCookies;
    assert.match(expired ?? '', /^REQUEST_TOKEN_KEY=.*Expires=Thu, 01-Jan-1970/u);
    assert.match(fresh ?? '', /^REQUEST_TOKEN_KEY=/u);
    assert(!fresh?.includes('Expires'));

    const late = await get({ Cookie: old });
    assert.equal(late.status, 200);
    assert.equal(late.setCookies[1], fresh);

    clock.advance(MINUTE + SECOND);
    const refused = await get({ Cookie: old });
    assert.equal(refused.status, 401);
    assert.equal(refused.type, 'text/html');
    assert.match(refused.setCookies[0] ?? '', /1970/u);
    const current = old.replace(/REQUEST_TOKEN_KEY=[^;]*/u, cookieHeader([fresh ?? '']));
    assert.equal((await get({ Cookie: current })).status, 200);
  });

  it('ends an idle session', async () => {
    const cookies = cookieHeader((await right()).setCookies);
    clock.advance(31 * MINUTE);
    assert.equal((await get({ Cookie: cookies })).status, 401);
  });

  it('answers the fourth Basic within a second with 503', async () => {
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await right()).status);
    assert.deepEqual(statuses, [200, 200, 200, 503]);
    clock.advance(SECOND);
    assert.equal((await right()).status, 200);
  });

  it('locks the account after five wrong passwords in a row, for a while', async () => {
    for (let count = 0; count < 4; count++) {
      assert.equal((await wrong()).status, 401);
      clock.advance(SECOND);
    }
    assert.equal((await right()).status, 200);
    for (let count = 0; count < 5; count++) {
      clock.advance(SECOND);
      assert.equal((await wrong()).status, 401);
    }
    clock.advance(SECOND);
    assert.equal((await right()).status, 401);
    clock.advance(2 * MINUTE);
    assert.equal((await right()).status, 200);
  });
});
