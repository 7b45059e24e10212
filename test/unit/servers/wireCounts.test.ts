import assert from 'node:assert/strict';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import type { Change } from '../../../src/links/change.ts';
import { checkJoin } from '../../../src/links/plan/checkJoin.ts';
import { planOf } from '../../../src/links/plan/plan.ts';
import type { Server } from '../../../src/servers/server.ts';
import { surveyFor } from '../../../src/servers/survey.ts';
import { setUpServer, type ConfiguredServer } from '../../support/configuredServer.ts';
import { cleanUp } from '../../support/transport.ts';
import { aJoin } from '../../faults/support/aJoin.ts';
import { itsLink, type FakeUnity } from './support/fakeUnity.ts';
import { joinable, newLink } from './support/joinable.ts';

const list = 'GET /vmrest/httpslinks/';
const link = `GET /vmrest/httpslinks/${itsLink}`;
const release = 'GET /vmrest/version/product/';
const locations = 'GET /vmrest/locations/connectionlocations';
const machines = 'GET /vmrest/vmsservers';
const { signal } = new AbortController();

describe('on the wire', function () {
  this.timeout(20_000);
  afterEach(cleanUp);

  /** Everything that was asked since the last time, in order. */
  function taken({ requests }: FakeUnity): readonly string[] {
    return requests.splice(0).map(({ method, path }) => `${method} ${path}`);
  }

  /** A server that was read once; what is counted begins after that. */
  async function setUpRead(): Promise<ConfiguredServer> {
    const opened = await setUpServer(joinable());
    await opened.server.refresh();
    opened.unity.requests.splice(0);
    return opened;
  }

  /** Carries a change out and gives how many connections were made for it. */
  async function connectionsFor({ server, unity }: ConfiguredServer, change: Change): Promise<number> {
    const before = unity.counts.handshakes;
    const end = await server.change(change, { signal });
    assert.equal(end.kind, 'done');
    return unity.counts.handshakes - before;
  }

  function linkOf({ server }: ConfiguredServer): HttpsLink {
    const [known] = server.state.last?.links ?? [];
    assert.ok(known);
    return known;
  }

  it('a first refresh is the list, then once its release and its locations, with one password on one connection', async () => {
    const { server, unity } = await setUpServer();
    await server.refresh();
    assert.equal(unity.passwords().length, 1);
    assert.deepEqual(taken(unity), [list, release, locations]);
    assert.deepEqual({ ...unity.counts, bytes: 0 }, { tcp: 1, handshakes: 1, bytes: 0 });
  });

  it('a further refresh is one GET, without the password, on the same connection', async () => {
    const { server, unity } = await setUpRead();
    for (let time = 0; time < 3; time += 1) {
      await server.refresh();
      assert.deepEqual(unity.passwords(), []);
      assert.deepEqual(taken(unity), [list]);
    }
    assert.equal(unity.counts.tcp, 1);
  });

  it('10 refreshes at once are one GET, the first ones too', async () => {
    const { server, unity } = await setUpServer();
    const tenTimes = () => Promise.all(Array.from({ length: 10 }, () => server.refresh()));
    await tenTimes();
    assert.deepEqual(taken(unity), [list, release, locations]);
    await tenTimes();
    assert.deepEqual(taken(unity), [list]);
    assert.equal(unity.counts.tcp, 1);
  });

  it('reads one after the other share a connection, and only reads at once take a second', async () => {
    const { server, unity } = await setUpRead();
    const client = await server.client();
    await client.locations();
    await client.list();
    assert.equal(unity.counts.handshakes, 1);
    for (let time = 0; time < 3; time += 1)
      await Promise.all([client.locations(), client.list(), client.productVersion()]);
    assert.equal(unity.counts.handshakes, 2);
  });

  it('an unjoin is the link, the unjoin, the link and the list, and takes one connection more', async () => {
    const opened = await setUpRead();
    const connections = await connectionsFor(opened, { kind: 'unjoin', link: linkOf(opened) });
    const unjoin = `DELETE /vmrest/httpslinks/operation/unjoin/${itsLink}`;
    assert.deepEqual(taken(opened.unity), [link, unjoin, link, list]);
    assert.equal(connections, 1);
  });

  it('two updates are the link, the update, the link and the list each, and take one connection more each', async () => {
    const opened = await setUpRead();
    for (const useSsl of [true, false]) {
      const change = { kind: 'update', link: linkOf(opened), fields: { useSsl } } as const;
      assert.equal(await connectionsFor(opened, change), 1);
      assert.deepEqual(taken(opened.unity), [link, `PUT /vmrest/httpslinks/${itsLink}`, link, list]);
    }
  });

  it('a join is the list, the join, the new link and the list, and takes one connection more', async () => {
    const opened = await setUpRead();
    const connections = await connectionsFor(opened, aJoin('far.example'));
    assert.deepEqual(taken(opened.unity), [
      list,
      'POST /vmrest/httpslinks/operation/autojoin',
      `GET /vmrest/httpslinks/${newLink}`,
      list,
    ]);
    assert.equal(connections, 1);
  });

  it('the checks of a join read the list, the locations and the machines of its ends, and nothing of another', async () => {
    const [here, there, other] = [await setUpRead(), await setUpRead(), await setUpRead()];
    const all: readonly Server[] = [here, there, other].map(({ server }) => server);
    const survey = await surveyFor(here.server, there.server, all, signal);
    checkJoin({ ...survey, request: aJoin('far.example').request, probe: undefined, signIn: 'accepted' });
    for (const { unity } of [here, there]) {
      assert.deepEqual(unity.passwords(), []);
      assert.deepEqual(taken(unity), [list, locations, machines]);
      assert.equal(unity.counts.handshakes, 1);
    }
    assert.deepEqual(taken(other.unity), []);
  });

  it('the checks of a join ask an end that was not read before for nothing twice', async () => {
    const { server, unity } = await setUpServer(joinable());
    const { here } = await surveyFor(server, undefined, [server], signal);
    assert.equal(unity.passwords().length, 1);
    assert.deepEqual(taken(unity), [list, release, locations, machines]);
    assert.deepEqual(here.locations, server.locations);
    assert.equal(here.machines?.length, 1);
  });

  it('a join after its checks sends what its plan says, once', async () => {
    const [here, there] = [await setUpRead(), await setUpRead()];
    const all: readonly Server[] = [here, there].map(({ server }) => server);
    const change = aJoin('far.example');
    const survey = await surveyFor(here.server, there.server, all, signal);
    const checks = checkJoin({ ...survey, request: change.request, probe: undefined, signIn: 'accepted' });
    const { name, origin, user } = here.profile;
    const plan = planOf({ server: { name, origin, user, format: 'json' }, change, survey, checks });
    taken(here.unity);
    taken(there.unity);
    assert.equal(await connectionsFor(here, change), 1);
    const writes = here.unity.requests.filter(({ method }) => method !== 'GET');
    assert.deepEqual(
      writes.map(({ method, path, body }) => ({ method, path, body })),
      [
        {
          method: plan.request.method,
          path: plan.request.path,
          body: plan.request.body?.text.replace('•••', change.request.remotePassword.reveal()),
        },
      ],
    );
    assert.deepEqual(taken(there.unity), [], 'the far end is asked by the server, not by us');
  });
});
