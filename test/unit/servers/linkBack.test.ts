import assert from 'node:assert/strict';
import { secret } from '../../../src/http/secret.ts';
import { farEndOf } from '../../../src/links/farEnd.ts';
import { removalProgress } from '../../../src/links/removalProgress.ts';
import { knownServer } from '../../../src/servers/knownServer.ts';
import { linkBackOf, type FarEnds } from '../../../src/servers/linkBack.ts';
import type { Server } from '../../../src/servers/server.ts';
import { createTestClock, HOUR, MINUTE, type TestClock } from '../sandbox/support/testClock.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';
import { openWindow, type Window } from './support/window.ts';
import { startNetwork, type Network } from './support/withSandbox.ts';

const { signal } = new AbortController();

describe('servers: the link back of a far end, on the sandbox', function () {
  this.timeout(20_000);
  let clock: TestClock;
  let network: Network;
  let window: Window;
  let hub: Server;
  let far: Server;

  beforeEach(async () => {
    clock = createTestClock();
    network = await startNetwork(1, clock);
    window = openWindow(await temporaryFolder());
  });
  afterEach(async () => {
    window.close();
    await network.stop();
    await removeTemporaryFolders();
  });

  async function open(shortName: string): Promise<Server> {
    const { baseUrl, sha256, user, password } = network.named(shortName);
    const { server, profile } = window.open({ origin: baseUrl, sha256 }, { user });
    await window.passwords.store(profile, password);
    return server;
  }

  const ends: FarEnds<Server> = {
    farEnd: (server, link) => {
      const others = window.list.all.filter((other) => other !== server);
      const found = farEndOf(link, others.map(knownServer));
      return others.find(({ profile }) => profile.id === found?.id);
    },
  };
  const back = () => linkBackOf(hub, far, ends).kind;

  async function openBoth(farName: string) {
    hub = await open('cuc-hub');
    far = await open(farName);
    await hub.refresh();
  }

  const linkHere = async () => {
    await hub.refreshAnew();
    return hub.state.last?.links.find((link) => ends.farEnd(hub, link) === far);
  };
  const progress = async () => {
    const here = await linkHere();
    await far.refreshAnew();
    return removalProgress(here, linkBackOf(hub, far, ends));
  };

  it('is not known before the far end is read, then absent, and there after a join', async () => {
    await openBoth('cuc-lab-01');
    assert.equal(back(), 'notKnown');
    await far.refresh();
    assert.equal(back(), 'absent');
    const { hostName, user, password } = network.named('cuc-lab-01');
    const request = {
      remoteServer: hostName,
      remoteUsername: user,
      remotePassword: secret(password),
      acceptSelfSignedCertificates: true,
      acceptCertificateErrors: false,
      enableDirectorySync: true,
      enableVoiceNameSync: true,
    };
    assert.equal((await hub.change({ kind: 'join', request }, { signal })).kind, 'done');
    await far.refreshAnew();
    assert.equal(back(), 'standing');
    assert.equal(linkBackOf(hub, undefined, ends).kind, 'notConfigured');
  });

  it('is followed through a removal until it is gone on both ends', async () => {
    await openBoth('cuc-lon-01');
    await far.refresh();
    assert.equal(await progress(), undefined);
    const link = await linkHere();
    assert.ok(link);
    assert.equal((await hub.change({ kind: 'unjoin', link }, { signal })).kind, 'done');
    assert.deepEqual(await progress(), { here: 'pending', farEnd: 'notNoticed' });
    clock.advance(16 * MINUTE);
    assert.deepEqual(await progress(), { here: 'pending', farEnd: 'pending' });
    clock.advance(24 * HOUR);
    assert.deepEqual(await progress(), { here: 'gone', farEnd: 'gone' });
  });

  it('is seen from the other end as well', async () => {
    await openBoth('cuc-lon-01');
    await far.refresh();
    const [link] = far.state.last?.links.filter((each) => ends.farEnd(far, each) === hub) ?? [];
    assert.ok(link);
    assert.equal((await far.change({ kind: 'unjoin', link }, { signal })).kind, 'done');
    assert.deepEqual(await progress(), { here: 'notNoticed', farEnd: 'pending' });
  });

  it('is not told from a list that is not known to be true now, nor to a server nobody could recognise', async () => {
    await openBoth('cuc-lab-01');
    await far.refresh();
    const unread = { ...hub, location: undefined };
    assert.equal(linkBackOf<Server>(unread, far, ends).kind, 'notKnown');
    await network.stop();
    await far.refreshAnew();
    assert.equal(far.state.kind, 'failed');
    assert.equal(back(), 'notKnown');
  });
});
