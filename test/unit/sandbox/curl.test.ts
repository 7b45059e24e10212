import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startSandbox, type Sandbox, type SandboxServer } from '../../../src/sandbox/index.ts';
import { serverNamed } from './support/session.ts';
import { createTestClock, SECOND } from './support/testClock.ts';

const run = promisify(execFile);

interface CurlReply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Every call of the seed as a script author would send it: `curl -k -u`, nothing else. */
describe('sandbox: the calls of the seed with curl', () => {
  const clock = createTestClock();
  let sandbox: Sandbox;
  let hub: SandboxServer;

  before(async () => {
    await run('curl', ['--version']).catch(() => assert.fail('These tests need curl on PATH.'));
  });
  beforeEach(async () => {
    sandbox = await startSandbox({ seed: 41, clock });
    hub = serverNamed(sandbox, 'cuc-hub');
  });
  afterEach(() => sandbox.stop());

  async function curl(path: string, ...args: string[]): Promise<CurlReply> {
    clock.advance(SECOND);
    const { stdout } = await run('curl', [
      '-ks',
      ...['-u', `${hub.user}:${hub.password}`],
      ...['-w', '\n%{http_code} %{content_type}'],
      ...args,
      `${hub.baseUrl}/vmrest/${path}`,
    ]);
    const end = stdout.lastIndexOf('\n');
    const [status = '', type = ''] = stdout.slice(end + 1).split(/[ ;]/u);
    return { status: Number(status), type, body: stdout.slice(0, end) };
  }

  const XML = ['-H', 'Content-Type: application/xml'];
  const JSON_HEADERS = ['-H', 'Accept: application/json', '-H', 'Content-type: application/json'];

  async function idOf(name: string): Promise<string> {
    const { body } = await curl('httpslinks/', ...JSON_HEADERS);
    const found = new RegExp(`//${name}\\..*?"ObjectId":"([^"]+)"`, 'u').exec(body)?.[1];
    assert(found, name);
    return found;
  }

  const forms = [
    { name: 'XML', headers: XML, type: 'application/xml' },
    { name: 'JSON', headers: JSON_HEADERS, type: 'application/json' },
  ];

  for (const { name, headers, type } of forms) {
    const asXml = name === 'XML';
    const write = (fields: Record<string, string>): string => {
      if (!asXml) return JSON.stringify(fields);
      const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const inner = Object.entries(fields).map(([field, value]) => `<${field}>${escape(value)}</${field}>`);
      return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<HttpsLink>\n${inner.join('\n')}\n</HttpsLink>`;
    };

    it(`lists and views in ${name}`, async () => {
      const list = await curl('httpslinks/', ...headers);
      assert.deepEqual([list.status, list.type], [200, type]);
      assert.match(
        list.body,
        asXml ? /<HttpsLinks total="5"><HttpsLink><URI>/u : /^\{"@total":"5","HttpsLink":\[\{"URI":/u,
      );
      const id = await idOf('cuc-lon-01');
      const view = await curl(`httpslinks/${id}`, ...headers);
      assert.deepEqual([view.status, view.type], [200, type]);
      assert.match(view.body, asXml ? /\?><HttpsLink><URI>/u : /^\{"URI":/u);
      assert(view.body.includes(asXml ? `<ObjectId>${id}</ObjectId>` : `"ObjectId":"${id}"`));
    });

    it(`joins in ${name}: 201 and a bare path`, async () => {
      const lab = serverNamed(sandbox, 'cuc-lab-01');
      const body = write({
        RemoteServer: ` ${lab.hostName}`,
        RemoteUsername: lab.user,
        RemotePassword: lab.password,
        UseSSL: 'true',
        AcceptSelfSignedCertificates: 'true',
        AcceptCertificateErrors: 'false',
        EnableDirectorySync: 'true',
        EnableVoicenameSync: 'true',
      });
      const reply = await curl('httpslinks/operation/autojoin', ...headers, '--data', body);
      assert.equal(reply.status, 201, reply.body);
      assert.match(reply.body, /^\/vmrest\/httpslinks\/[0-9a-f-]{36}$/u);
      assert.equal(await idOf('cuc-lab-01'), reply.body.split('/').at(-1));
    });

    it(`updates in ${name}: 204 and nothing`, async () => {
      const id = await idOf('cuc-lon-01');
      const body = write({
        DisplayName: 'london_updated',
        RemoteServer: 'cuc-lon-01.sandbox.example',
        UseSSL: 'true',
        AcceptSelfSignedCertificates: 'true',
        AcceptCertificateErrors: 'true',
        SyncDistributionLists: 'true',
      });
      const reply = await curl(`httpslinks/${id}`, ...headers, '-X', 'PUT', '--data', body);
      assert.deepEqual([reply.status, reply.body], [204, '']);
      assert.match((await curl(`httpslinks/${id}`)).body, /<DisplayName>london_updated<\/DisplayName>/u);
    });

    it(`unjoins one link and itself, asked in ${name}: 200 and a text`, async () => {
      const id = await idOf('cuc-lon-01');
      const one = await curl(`httpslinks/operation/unjoin/${id}`, ...headers, '-X', 'DELETE');
      assert.equal(one.status, 200);
      assert.match(one.body, /^[A-Z][^<{]+$/u);
      assert.match((await curl(`httpslinks/${id}`)).body, /<Deleted>true<\/Deleted>/u);
      const self = await curl('httpslinks/operation/unjoinself', ...headers, '-X', 'DELETE');
      assert.equal(self.status, 200);
      assert(!(await curl('httpslinks/')).body.includes('<Deleted>false'));
    });
  }

  it('tells curl’s default content type to go away', async () => {
    assert.equal((await curl('httpslinks/operation/autojoin', '--data', '<HttpsLink/>')).status, 415);
  });
});
