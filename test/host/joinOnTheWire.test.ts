import assert from 'node:assert/strict';
import { planJoin } from '../../src/commands/flows/planJoin.ts';
import { readFarEnds } from '../../src/commands/flows/readFarEnds.ts';
import { secret } from '../../src/http/secret.ts';
import type { Change } from '../../src/links/change.ts';
import type { Plan } from '../../src/links/plan/plan.ts';
import { createPins } from '../../src/servers/pins.ts';
import { createLog } from '../../src/ui/log.ts';
import { aJoin } from '../faults/support/aJoin.ts';
import type { Received } from '../support/rawTlsServer.ts';
import { afterwards, cleanUp } from '../support/transport.ts';
import { right, startFakeUnity, type FakeUnity } from '../unit/servers/support/fakeUnity.ts';
import { joinable, newLink } from '../unit/servers/support/joinable.ts';
import { memento } from '../unit/servers/support/memento.ts';
import { removeTemporaryFolders, temporaryFolder } from '../unit/servers/support/temporaryFolder.ts';
import { openWindow, type Opened } from '../unit/servers/support/window.ts';

type Join = Extract<Change, { kind: 'join' }>;
type Format = 'json' | 'xml';

interface End extends Opened {
  readonly unity: FakeUnity;
}

/** What came to a server since the last time. */
interface Taken {
  /** The requests of each connection that had any, in order, and whether they carried a password. */
  readonly asked: readonly (readonly string[])[];
  /** New connections, each with its handshake. */
  readonly handshakes: number;
}

const list = 'GET /vmrest/httpslinks/';
const release = 'GET /vmrest/version/product/';
const locations = 'GET /vmrest/locations/connectionlocations';
const machines = 'GET /vmrest/vmsservers';
const trial = 'GET /vmrest/version with Basic';
const autojoin = 'POST /vmrest/httpslinks/operation/autojoin';
const nothing: Taken = { asked: [], handshakes: 0 };

function words(request: Received): string {
  const basic = request.headers.get('authorization')?.startsWith('Basic ') ? ' with Basic' : '';
  return `${request.method} ${request.path}${basic}`;
}

describe('a join with its checks, on the wire', () => {
  const before = new Map<object, number>();

  afterEach(async () => {
    before.clear();
    await cleanUp();
    await removeTemporaryFolders();
  });

  /** Counted by TCP: whoever only looks at the certificate is gone before the server has finished its handshake. */
  function taken({ unity: { counts, requests } }: End): Taken {
    const handshakes = counts.tcp - (before.get(counts) ?? 0);
    before.set(counts, counts.tcp);
    const connections = new Map<number, readonly string[]>();
    for (const request of requests.splice(0)) {
      const { connection } = request;
      connections.set(connection, [...(connections.get(connection) ?? []), words(request)]);
    }
    // Which of two that are opened at once comes first is chance.
    const asked = [...connections.values()].sort(([a = ''], [b = '']) => a.localeCompare(b));
    return { asked, handshakes };
  }

  /** Two servers of one window, signed in to and read before if `read`, and what a join of them does. */
  async function setUp(format: Format, { read, stored = right }: { read: boolean; stored?: string }) {
    const window = openWindow(await temporaryFolder());
    const pins = createPins(memento());
    const log = createLog((text) => text);
    afterwards(() => {
      window.close();
      log.dispose();
    });
    const open = async (password: string): Promise<End> => {
      const unity = await startFakeUnity(joinable());
      afterwards(() => unity.close());
      pins.pinForSession(unity.origin, unity.sha256);
      const opened = window.open(unity, { format });
      await window.passwords.store(opened.profile, password);
      if (read) await opened.server.refresh();
      return { ...opened, unity };
    };
    const [here, there] = [await open(right), await open(stored)];
    for (const end of [here, there]) taken(end);
    const { passwords, lock } = window;
    const servers = { all: [here.server, there.server] };
    const plan = async (change: Join): Promise<Plan> => {
      const planned = await planJoin(here.server, change, { servers, pins, passwords, lock, log });
      assert.ok(planned);
      return planned;
    };
    return { here, there, plan };
  }

  function joinWith(remoteServer: string, password = right): Join {
    const { request } = aJoin(remoteServer);
    const remotePassword = secret(password);
    return { kind: 'join', request: { ...request, remoteUsername: 'operator', remotePassword } };
  }

  /** What is sent to change something, as the server gets it. */
  function writesTo({ unity }: End) {
    const writes = unity.requests.filter(({ method }) => method !== 'GET');
    return writes.map(({ method, path, body }) => ({ method, path, body }));
  }

  /** The request of a plan with its password in it. */
  function sentBy({ request }: Plan, password: string) {
    const { method, path, body } = request;
    return { method, path, body: body?.text.replace('•••', password) };
  }

  for (const format of ['json', 'xml'] as const) {
    it(`reads both ends, tries the sign-in, sends its plan and reads both ends, each once: ${format}`, async () => {
      const { here, there, plan } = await setUp(format, { read: true });
      const change = joinWith('127.0.0.1');
      const planned = await plan(change);
      assert.deepEqual(taken(here), { asked: [[list, locations, machines]], handshakes: 0 });
      // One more connection only looks at the certificate; the trial has one without the cookies of the session.
      assert.deepEqual(taken(there), { asked: [[list, locations, machines], [trial]], handshakes: 2 });

      const end = await here.server.change(change, { signal: new AbortController().signal });
      assert.equal(end.kind, 'done');
      await readFarEnds([there.server]);
      assert.deepEqual(writesTo(here), [sentBy(planned, right)]);
      const view = `GET /vmrest/httpslinks/${newLink}`;
      assert.deepEqual(taken(here), { asked: [[list, view, list], [autojoin]], handshakes: 1 });
      assert.deepEqual(taken(there), { asked: [[list]], handshakes: 0 });
    });

    it(`signs in to ends that nobody has read, and asks each for nothing twice: ${format}`, async () => {
      const { here, there, plan } = await setUp(format, { read: false });
      await plan(joinWith('127.0.0.1'));
      const reading = [`${list} with Basic`, release, locations, machines];
      assert.deepEqual(taken(here), { asked: [reading], handshakes: 1 });
      assert.deepEqual(taken(there), { asked: [reading, [trial]], handshakes: 3 });
    });
  }

  it('sends a wrong password for the other end there once, and to nobody else', async () => {
    const { here, there, plan } = await setUp('json', { read: true });
    const { checks } = await plan(joinWith('127.0.0.1', 'wrong'));
    assert.ok(checks.some(({ verdict, seen: { kind } }) => verdict === 'refusal' && kind === 'remoteSignIn'));
    assert.deepEqual(there.unity.passwords(), ['wrong']);
    assert.deepEqual(taken(there), { asked: [[list, locations, machines], [trial]], handshakes: 2 });
    assert.deepEqual(taken(here), { asked: [[list, locations, machines]], handshakes: 0 });
  });

  it('sends a wrong password that is stored for the other end once, for reading and trial together', async () => {
    const { there, plan } = await setUp('json', { read: false, stored: 'wrong' });
    const { checks } = await plan(joinWith('127.0.0.1', 'wrong'));
    assert.ok(checks.some(({ verdict, seen: { kind } }) => verdict === 'refusal' && kind === 'remoteSignIn'));
    assert.deepEqual(there.unity.passwords(), ['wrong']);
    there.unity.requests.splice(0);
    await plan(joinWith('127.0.0.1', 'wrong'));
    assert.deepEqual(there.unity.requests, [], 'nor is it when the checks are made again');
  });

  it('only looks at the certificate of a far end that is not configured', async () => {
    const { here, there, plan } = await setUp('json', { read: true });
    const { bytes } = there.unity.counts;
    // With a port it is no name of the other one.
    await plan(joinWith(`127.0.0.1:${there.unity.port}`));
    assert.deepEqual(taken(here), { asked: [[list, locations, machines]], handshakes: 0 });
    assert.deepEqual(taken(there), { ...nothing, handshakes: 1 });
    assert.equal(there.unity.counts.bytes, bytes);
  });
});
