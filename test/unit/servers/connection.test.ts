import assert from 'node:assert/strict';
import { connect, type ConnectOptions, type Connection } from '../../../src/servers/connection.ts';
import { failureOf } from '../../../src/servers/failureOf.ts';
import { signInOnce } from '../../../src/servers/signInWithStored.ts';
import { waitFor } from '../../support/waitFor.ts';
import { aProfile } from './support/aProfile.ts';
import { right, startFakeUnity, type FakeUnity, type Instead } from './support/fakeUnity.ts';

describe('servers: a connection', function () {
  this.timeout(20_000);
  let unity: FakeUnity;
  let connection: Connection;

  async function start(instead?: Instead, different: Partial<ConnectOptions> = {}) {
    unity = await startFakeUnity(instead);
    connection = await connect({
      profile: () => aProfile(unity.origin),
      format: 'json',
      trust: () => ({ kind: 'pin', sha256: unity.sha256 }),
      signIn: signInOnce('operator', right),
      log: () => undefined,
      ...different,
    });
  }
  afterEach(async () => {
    connection.close();
    await unity.close();
  });
  const failure = async () => failureOf(await connection.client.list().catch((reason: unknown) => reason));

  it('opens no socket before the first call', async () => {
    await start();
    assert.equal(unity.counts.tcp, 0);
    assert.equal((await connection.client.list()).links.length, 1);
    assert.equal(unity.counts.tcp, 1);
  });

  it('asks for the format it was given', async () => {
    for (const format of ['json', 'xml'] as const) {
      await start(undefined, { format });
      await connection.client.list();
      assert.match(unity.requests[0]?.headers.get('accept') ?? '', new RegExp(`^application/${format}`));
      connection.close();
      await unity.close();
    }
  });

  it('sends nothing, not even a line of HTTP, to a server that is not trusted', async () => {
    await start(undefined, { trust: () => ({ kind: 'roots' }) });
    assert.equal((await failure())?.kind, 'untrusted');
    assert.equal(unity.counts.bytes, 0);
  });

  it('is stopped by another certificate than the pinned one, both named', async () => {
    const pinned = Array.from({ length: 32 }, () => 'AA').join(':');
    await start(undefined, { trust: () => ({ kind: 'pin', sha256: pinned }) });
    const found = await failure();
    assert.equal(found?.kind, 'certificateChanged');
    assert.deepEqual([found.pinned, found.certificate.sha256], [pinned, unity.sha256]);
    assert.equal(unity.counts.bytes, 0);
  });

  it('close ends what is under way and every socket, and what comes later', async () => {
    await start(() => true);
    const waiting = failure();
    await waitFor(() => unity.requests.length === 1, 5_000);
    connection.close();
    assert.equal((await waiting)?.kind, 'cancelled');
    await waitFor(() => unity.open() === 0, 5_000);
    assert.equal((await failure())?.kind, 'cancelled');
  });

  it('tells its log neither password nor cookie', async () => {
    const log: string[] = [];
    await start(undefined, { log: (line) => log.push(JSON.stringify(line)) });
    await connection.client.list();
    assert.ok(log.length > 0);
    for (const secret of [right, Buffer.from(`operator:${right}`).toString('base64'), 'JSESSIONID'])
      assert.equal(log.join('\n').includes(secret), false);
  });
});
