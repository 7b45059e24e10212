import assert from 'node:assert/strict';
import { secret } from '../../../src/http/secret.ts';
import { farEndOf } from '../../../src/links/farEnd.ts';
import { healthOf, type Health } from '../../../src/links/health.ts';
import type { WireFormat } from '../../../src/servers/profile.ts';
import type { Server } from '../../../src/servers/server.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';
import { openWindow, type Window } from './support/window.ts';
import { startNetwork, type Network } from './support/withSandbox.ts';

const { signal } = new AbortController();

describe('servers: one server, on the sandbox', function () {
  this.timeout(20_000);
  let network: Network;
  let window: Window;

  beforeEach(async () => {
    network = await startNetwork();
    window = openWindow(await temporaryFolder());
  });
  afterEach(async () => {
    window.close();
    await network.stop();
    await removeTemporaryFolders();
  });

  async function open(shortName: string, format: WireFormat = 'json', readOnly = false): Promise<Server> {
    const { baseUrl, sha256, user, password } = network.named(shortName);
    const { server, profile } = window.open({ origin: baseUrl, sha256 }, { user, format, readOnly });
    await window.passwords.store(profile, password);
    return server;
  }

  function healths({ state }: Server): Readonly<Record<string, Health>> {
    assert.equal(state.kind, 'ready');
    const { links, serverNow } = state.last;
    return Object.fromEntries(links.map((link) => [link.displayName ?? '', healthOf(link, serverNow)]));
  }

  for (const format of ['json', 'xml'] as const) {
    it(`reads every kind of health at the hub (${format})`, async () => {
      const hub = await open('cuc-hub', format);
      await hub.refresh();
      assert.deepEqual(healths(hub), {
        'CUC-LON-01': 'ok',
        'CUC-FRA-01': 'syncing',
        'CUC-MAD-01': 'failing',
        'CUC-NYC': 'alert',
        'CUC-MIL-01': 'pendingRemoval',
      });
      assert.equal(hub.version, '15.0.1.12900-43');
      assert.equal(hub.location?.displayName, 'CUC-HUB');
    });

    it(`shows the truth after a change (${format})`, async () => {
      const hub = await open('cuc-hub', format);
      await hub.refresh();
      assert.equal(hub.state.kind, 'ready');
      const link = hub.state.last.links.find(({ displayName }) => displayName === 'CUC-LON-01');
      assert.ok(link);
      await hub.change({ kind: 'unjoin', link }, { signal });
      assert.equal(healths(hub)['CUC-LON-01'], 'pendingRemoval');
    });
  }

  it('reads its servers side by side, and knows which of them is the far end of a link', async () => {
    const names = [
      'cuc-hub',
      'cuc-lon-01',
      'cuc-fra-01',
      'cuc-mad-01',
      'cuc-nyc-pub',
      'cuc-mil-01',
      'cuc-mil-02',
    ];
    const servers = await Promise.all(names.map((name) => open(name)));
    await Promise.all(servers.map((server) => server.refresh()));
    const [hub, ...others] = servers;
    assert.ok(hub?.state.kind === 'ready');
    const known = others.map(({ profile, location }) => ({ id: profile.id, host: profile.host, location }));
    const found = hub.state.last.links.map((link) => farEndOf(link, known)?.location?.hostAddress);
    const expected = names.slice(1, 6).map((name) => network.named(name).hostName);
    assert.deepEqual([...found].sort(), [...expected].sort());
  });

  it('shows a refused join as a failure, and asks nothing twice', async () => {
    const hub = await open('cuc-hub');
    const { hostName, user } = network.named('cuc-lab-01');
    const request = {
      remoteServer: hostName,
      remoteUsername: user,
      remotePassword: secret('wrong'),
      acceptSelfSignedCertificates: true,
      acceptCertificateErrors: false,
      enableDirectorySync: true,
      enableVoiceNameSync: true,
    };
    assert.equal((await hub.change({ kind: 'join', request }, { signal })).kind, 'failed');
    assert.equal(network.requests.filter((line) => line.includes(' POST ')).length, 1);
    assert.equal('CUC-LAB-01' in healths(hub), false);
  });

  it('marked read-only: the sandbox sees reads only', async () => {
    const hub = await open('cuc-hub', 'json', true);
    await hub.refresh();
    network.requests.splice(0);
    assert.equal((await hub.change({ kind: 'unjoinSelf', named: [] }, { signal })).kind, 'failed');
    assert.deepEqual(network.requests, []);
  });
});
