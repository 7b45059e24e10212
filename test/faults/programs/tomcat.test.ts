import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { LogLine } from '../../../src/http/logLine.ts';
import type { Session } from '../../../src/http/session.ts';
import { keepRunning } from '../../support/programs/keepRunning.ts';
import { opensslCertificate, type OpensslCertificate } from '../../support/programs/openssl.ts';
import { patience } from '../../support/programs/patience.ts';
import { clientOf, failureOf, pinnedSession } from '../../support/programs/pinned.ts';
import { startTomcat, type Tomcat } from '../../support/programs/tomcat.ts';
import { cleanUp, read } from '../../support/transport.ts';
import { waitFor } from '../../support/waitFor.ts';
import { tomcatApplications } from './tomcatApplications.ts';

const formats = ['json', 'xml'] as const;
const objectId = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

function account(user: string) {
  return { user, password: randomBytes(9).toString('hex'), role: user };
}
const administrator = account('administrator');
const guest = account('guest');

describe('faults: pages and sessions of a Tomcat', function () {
  this.timeout(180_000);
  const running = keepRunning();
  let certificate: OpensslCertificate;
  let tomcat: Tomcat<keyof typeof tomcatApplications>;
  /** Requests that got an answer: in all, and before the test. */
  let answered = 0;
  let earlier = 0;

  before(async () => {
    certificate = await opensslCertificate({ commonName: 'unity', names: ['127.0.0.1'], keyType: 'rsa' });
    const accounts = [administrator, guest];
    tomcat = running(await startTomcat({ certificate, accounts, applications: tomcatApplications }));
  });
  beforeEach(() => {
    earlier = answered;
  });
  afterEach(cleanUp);

  function session(application: keyof typeof tomcatApplications, who = administrator): Session {
    const log = ({ status }: LogLine): void => {
      if (application === 'basic' && status !== undefined) answered += 1;
    };
    return pinnedSession(tomcat.origin(application), certificate.sha256, who, { log });
  }
  const client = (who = administrator, format: 'json' | 'xml' = 'json') =>
    clientOf(session('basic', who), format);

  /** What has been asked during this test: `METHOD path status`, and how each request said who asks. */
  async function asked(): Promise<readonly string[]> {
    // Tomcat notes a request when it has been answered already.
    await waitFor(async () => (await tomcat.requests('basic')).length >= answered, patience);
    return (await tomcat.requests('basic')).slice(earlier).map(({ line, authorization, cookie }) => {
      const basic = authorization.startsWith('Basic ') ? ' with password' : '';
      return `${line}${basic}${cookie.startsWith('JSESSIONID=') ? ' with cookie' : ''}`;
    });
  }

  it('48 signs in once, then goes by the session cookie, on the paths it is for', async () => {
    const open = session('basic');
    for (let count = 0; count < 3; count += 1) {
      const { links } = await clientOf(open).list();
      assert.deepEqual(
        links.map(({ displayName }) => displayName),
        ['Rotterdam – “Süd”'],
      );
    }
    assert.equal((await open.send({ ...read, path: '/elsewhere', template: '/elsewhere' })).status, 404);
    assert.deepEqual(await asked(), [
      'GET /vmrest/httpslinks/ 200 with password',
      'GET /vmrest/httpslinks/ 200 with cookie',
      'GET /vmrest/httpslinks/ 200 with cookie',
      'GET /elsewhere 404 with password',
    ]);
  });

  it('50 signs in again, once, when the session has ended on the server', async () => {
    const open = session('basic');
    await clientOf(open).list();
    await open.send({ ...read, path: '/vmrest/signout', template: '/vmrest/signout' });
    assert.equal((await clientOf(open).list()).links.length, 1);
    assert.deepEqual(await asked(), [
      'GET /vmrest/httpslinks/ 200 with password',
      'GET /vmrest/signout 200 with cookie',
      'GET /vmrest/httpslinks/ 401 with cookie',
      'GET /vmrest/httpslinks/ 200 with password',
    ]);
  });

  it('50 sends a wrong password once, and nothing after it', async () => {
    const wrong = client({ ...administrator, password: 'wrong' });
    assert.equal((await failureOf(wrong.list())).kind, 'signInRefused');
    assert.deepEqual(await asked(), ['GET /vmrest/httpslinks/ 401 with password']);
    const again = await failureOf(wrong.list());
    assert(again.kind === 'signInNeeded');
    assert.deepEqual([again.refused, again.sent], [true, false]);
    await client().list();
    assert.equal((await asked()).length, 2, 'the account is not locked');
  });

  it('52 takes the page of 403 for a missing role', async () => {
    for (const format of formats) {
      const failure = await failureOf(client(guest, format).list());
      assert(failure.kind === 'denied');
      assert.deepEqual(failure.words, { code: undefined, message: 'HTTP Status 403 – Forbidden' });
    }
  });

  it('53 takes the page of 404 for what is not there', async () => {
    for (const format of formats) {
      const failure = await failureOf(client(administrator, format).view(objectId));
      assert(failure.kind === 'notFound');
      assert.deepEqual(failure.words, { code: undefined, message: 'HTTP Status 404 – Not Found' });
    }
  });

  it('54 takes the page of 405 for a call that is not offered, sent once', async () => {
    const failure = await failureOf(client().unjoin(objectId));
    assert(failure.kind === 'unsupported');
    assert.equal(failure.words.message, 'HTTP Status 405 – Method Not Allowed');
    const path = `/vmrest/httpslinks/operation/unjoin/${objectId}`;
    assert.deepEqual(await asked(), [`DELETE ${path} 405 with password`]);
  });

  it('56 takes the page of 503 for busy, and does not wait two minutes for it', async () => {
    // The first request begins the pause.
    await failureOf(client().version());
    earlier = answered;
    const failure = await failureOf(client().version());
    assert(failure.kind === 'busy');
    assert.deepEqual(failure.words, { code: undefined, message: 'HTTP Status 503 – Service Unavailable' });
    assert.ok((failure.retryAfterMs ?? 0) > 30_000 && (failure.retryAfterMs ?? 0) <= 120_000);
    assert.deepEqual(await asked(), ['GET /vmrest/version 503 with password']);
  });

  it('57 shows the title of the page of 500, not the stack below it', async () => {
    const failure = await failureOf(client().vmsServers());
    assert(failure.kind === 'serverError');
    assert.deepEqual(failure.words, { code: undefined, message: 'HTTP Status 500 – Internal Server Error' });
  });

  it('49 follows no redirect, and keeps the session id in its address to itself', async () => {
    const failure = await failureOf(client().locations());
    assert(failure.kind === 'redirected');
    assert.equal(failure.target, tomcat.origin('basic'));
    assert.deepEqual(await asked(), ['GET /vmrest/locations/connectionlocations 302 with password']);
  });

  it('59 takes no page to sign in for data', async () => {
    for (const format of formats) {
      const failure = await failureOf(clientOf(session('form'), format).list());
      assert(failure.kind === 'badPayload');
      assert.deepEqual([failure.status, failure.reason], [200, 'html']);
    }
  });

  it('21 says that TLS failed where the server demands a client certificate', async () => {
    const failure = await failureOf(clientOf(session('clientCertificate')).list());
    assert(failure.kind === 'tlsFailed');
    assert.equal(failure.reason, 'clientCertificate');
  });
});
