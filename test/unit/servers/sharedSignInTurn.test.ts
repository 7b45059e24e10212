import assert from 'node:assert/strict';
import { startBlackHole } from '../../support/blackHole.ts';
import { startRawTcpServer } from '../../support/rawTcpServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { right, startFakeUnity, usual, type FakeUnity } from './support/fakeUnity.ts';
import { createKeyring } from './support/keyring.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';
import { openWindow, type Place, type Window } from './support/window.ts';

const signIn = 'Lab';

describe('servers: whose turn it is to send the password of a shared sign-in', function () {
  this.timeout(20_000);
  const cleanups: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    await removeTemporaryFolders();
  });
  const kept = <T extends { close(): Promise<void> | void }>(one: T): T => {
    cleanups.push(() => one.close());
    return one;
  };

  const fake = async (): Promise<FakeUnity> => kept(await startFakeUnity());
  /** Answers the first request with a password only when it is told to. */
  async function slow() {
    let answer: (() => void) | undefined;
    const unity = kept(
      await startFakeUnity((request, socket) => {
        if (answer) return false;
        answer = () => void socket.write(usual(request));
        return true;
      }),
    );
    return { unity, asked: () => waitFor(() => answer !== undefined), answer: () => answer?.() };
  }
  /** Takes connections, and never shakes hands. */
  const silent = async () => kept(await startRawTcpServer());
  const at = ({ port }: { readonly port: number }): Place => ({
    origin: `https://127.0.0.1:${port}`,
    sha256: '',
  });

  /** The servers in one window, where nobody has accepted their password yet. */
  async function open(places: readonly Place[], password = right) {
    const window: Window = kept(openWindow(await temporaryFolder(), { keyring: createKeyring() }));
    const opened = places.map((place) => window.open(place, { signIn }));
    const [first] = opened;
    assert(first);
    await window.passwords.store(first.profile, password, { also: places.map(({ origin }) => origin) });
    return opened.map(({ server }) => server);
  }

  it('is never that of one that is still connecting', async () => {
    const dead = [await silent(), await silent()];
    const hole = kept(await startBlackHole());
    const good = await fake();
    const servers = await open([...[...dead, hole].map(at), good]);
    const last = servers.at(-1);
    assert(last);
    const others = servers.slice(0, -1);
    const started = others.map((server) => server.refresh());
    await waitFor(() => dead.some((one) => one.taken() === 1));
    await last.refresh();
    assert.equal(last.state.kind, 'ready');
    for (const { state } of others) assert.equal(state.kind, 'connecting');
    assert.equal(good.counts.handshakes, 1);
    assert.deepEqual(good.passwords(), [right]);
    for (const server of others) server.dispose();
    await Promise.all(started);
    await waitFor(() => dead.every((one) => one.open() === 0));
  });

  for (const [password, word] of [
    [right, 'accepted'],
    ['wrong', 'refused'],
  ] as const)
    it(`comes with a connection that is there already, and is not sent before the first is answered: ${word}`, async () => {
      const first = await slow();
      const others = [await fake(), await fake(), await fake()];
      const servers = await open([first.unity, ...others], password);
      const reading = servers.slice(0, 1).map((server) => server.refresh());
      await first.asked();
      reading.push(...servers.slice(1).map((server) => server.refresh()));
      await waitFor(() => others.every(({ counts }) => counts.handshakes === 1));
      for (const { counts } of others) assert.equal(counts.bytes, 0);
      first.answer();
      await Promise.all(reading);
      const isRight = password === right;
      for (const { state } of servers) assert.equal(state.kind, isRight ? 'ready' : 'signedOut');
      for (const { counts } of others) assert.equal(counts.tcp, 1);
      for (const other of others) assert.deepEqual(other.passwords(), isRight ? [right] : []);
      if (!isRight) await waitFor(() => others.every((other) => other.open() === 0));
    });
});
