import assert from 'node:assert/strict';
import { createKeyring, type Keyring } from './support/keyring.ts';
import { startFakeUnity, type FakeUnity } from './support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';
import { openWindow, type Opened, type Window } from './support/window.ts';

const signedOut = (refused: boolean) => ({ kind: 'signedOut', refused, last: undefined });

describe('servers: a refused password goes over the wire once', function () {
  this.timeout(20_000);
  let unity: FakeUnity;
  let folder: string;
  let keyring: Keyring;
  let windows: Window[];

  beforeEach(async () => {
    unity = await startFakeUnity();
    folder = await temporaryFolder();
    keyring = createKeyring();
    windows = [];
  });
  afterEach(async () => {
    for (const window of windows) window.close();
    await unity.close();
    await removeTemporaryFolders();
  });

  function window(): Window {
    const opened = openWindow(folder, { keyring });
    windows.push(opened);
    return opened;
  }
  async function withWrong(): Promise<Opened & { readonly window: Window }> {
    const first = window();
    const opened = first.open(unity);
    await first.passwords.store(opened.profile, 'wrong');
    return { ...opened, window: first };
  }
  const refreshTimes = (times: number, { server }: Opened) =>
    Promise.all(Array.from({ length: times }, () => server.refresh()));

  it('20 calls beside the list at once', async () => {
    const { server } = await withWrong();
    const client = await server.client();
    const calls = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? client.list() : client.productVersion(),
    );
    const ends = await Promise.allSettled([...calls, server.refresh()]);
    assert.equal(ends.filter(({ status }) => status === 'rejected').length, 20);
    assert.deepEqual(unity.passwords(), ['wrong']);
    assert.deepEqual(server.state, signedOut(true));
  });

  it('a session anew after it', async () => {
    const { server } = await withWrong();
    await server.refresh();
    server.reset();
    await server.refresh();
    assert.deepEqual(unity.passwords(), ['wrong']);
    assert.deepEqual(server.state, signedOut(true));
  });

  it('5 windows at once, 4 refreshes each', async () => {
    const first = await withWrong();
    const all = [first, ...[1, 2, 3, 4].map(() => window().open(unity))];
    await Promise.all(all.map((opened) => refreshTimes(4, opened)));
    assert.deepEqual(unity.passwords(), ['wrong']);
    for (const { server } of all) assert.deepEqual(server.state, signedOut(true));
  });

  it('a window opened later, as after a restart', async () => {
    await (await withWrong()).server.refresh();
    const later = window().open(unity);
    await later.server.refresh();
    assert.deepEqual(unity.passwords(), ['wrong']);
    assert.deepEqual(later.server.state, signedOut(true));
  });

  it('a change after it', async () => {
    const { server } = await withWrong();
    await server.refresh();
    const { signal } = new AbortController();
    assert.equal((await server.change({ kind: 'unjoinSelf', named: [] }, { signal })).kind, 'failed');
    assert.deepEqual(unity.passwords(), ['wrong']);
    assert.deepEqual(
      unity.requests.filter(({ method }) => method !== 'GET'),
      [],
    );
  });

  it('marked by hand: never at all', async () => {
    const { server, profile, window: first } = await withWrong();
    const record = await first.passwords.get(profile);
    assert.ok(record);
    await first.passwords.markRefused(profile, record);
    await server.refresh();
    assert.deepEqual(server.state, signedOut(true));
    assert.deepEqual(unity.requests, []);
    assert.equal(unity.counts.tcp, 0);
  });

  it('none stored: nothing is sent, and nothing was refused', async () => {
    const { server } = window().open(unity);
    await server.refresh();
    assert.deepEqual(server.state, signedOut(false));
    assert.equal(unity.counts.tcp, 0);
  });
});
