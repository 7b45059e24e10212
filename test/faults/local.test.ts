import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describeCertificate } from '../../src/http/describeCertificate.ts';
import { keepPassword } from '../../src/servers/keepPassword.ts';
import { createPins } from '../../src/servers/pins.ts';
import { resetIfPasswordMatters } from '../../src/servers/resetIfPasswordMatters.ts';
import type { Server } from '../../src/servers/server.ts';
import { response } from '../support/rawTlsServer.ts';
import { waitFor } from '../support/waitFor.ts';
import {
  right,
  startFakeUnity,
  usual,
  type FakeUnity,
  type Instead,
} from '../unit/servers/support/fakeUnity.ts';
import { createKeyring, type Keyring } from '../unit/servers/support/keyring.ts';
import { memento } from '../unit/servers/support/memento.ts';
import { removeTemporaryFolders, temporaryFolder } from '../unit/servers/support/temporaryFolder.ts';
import { openWindow, type Opened, type Window } from '../unit/servers/support/window.ts';

function isSignedOut({ state }: Server, refused: boolean, message?: string): void {
  assert.deepEqual(state, { kind: 'signedOut', refused, last: undefined }, message);
}

describe('faults: stored passwords', () => {
  let folder: string;
  let keyring: Keyring;
  let unity: FakeUnity;
  let windows: Window[];

  beforeEach(async () => {
    folder = await temporaryFolder();
    keyring = createKeyring();
    windows = [];
  });
  afterEach(async () => {
    for (const window of windows) window.close();
    await unity.close();
    await removeTemporaryFolders();
  });

  /** A window and the server in it; all see the same keyring unless told otherwise. */
  function open(of: Keyring = keyring): Opened & { readonly window: Window } {
    const window = openWindow(folder, { keyring: of });
    windows.push(window);
    return { ...window.open(unity), window };
  }

  /** A server that knows one password at a time; its sessions end with the password. */
  async function start() {
    const accepts = { password: 'old' };
    const sessionOf = (password: string) => `JSESSIONID=${Buffer.from(password).toString('hex')}`;
    const instead: Instead = (request, socket) => {
      const { password } = accepts;
      const basic = `Basic ${Buffer.from(`operator:${password}`).toString('base64')}`;
      if (request.headers.get('authorization') === basic) {
        const session = [`Set-Cookie: ${sessionOf(password)}; Path=/vmrest`];
        return socket.write(response(200, '{"@total":"0"}', ['Content-Type: application/json', ...session]));
      }
      if (request.headers.get('cookie') === sessionOf(password)) return socket.write(usual(request));
      return socket.write(response(401));
    };
    unity = await startFakeUnity(instead);
    return accepts;
  }

  it('84 asks to sign in again when the password is gone, and to trust nothing anew', async () => {
    const accepts = await start();
    const pins = createPins(memento());
    const { server, profile, window } = open();
    await pins.pin(unity.origin, describeCertificate(new X509Certificate(unity.certificate.cert)));
    await window.passwords.store(profile, 'old');
    await server.refresh();
    assert.equal(server.state.kind, 'ready');

    keyring.kept.clear();
    await server.refresh();
    assert.equal(server.state.kind, 'ready', 'its session goes on');
    accepts.password = 'next';
    await server.refresh();
    isSignedOut(server, false);
    const { tcp } = unity.counts;
    server.reset();
    await server.refresh();
    isSignedOut(server, false);
    assert.equal(unity.counts.tcp, tcp, 'without a password nobody is even connected to');
    assert.deepEqual(pins.trustFor(unity.origin), { kind: 'pin', sha256: unity.sha256 });

    await window.passwords.store(profile, 'next');
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
    assert.deepEqual(unity.passwords(), ['old', 'next']);
  });

  it('84 takes a keyring that cannot be read for one without the password', async () => {
    await start();
    const { server, profile, window } = open();
    await window.passwords.store(profile, 'old');
    keyring.unreadable = true;
    await server.refresh();
    isSignedOut(server, false);
    keyring.unreadable = false;
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
  });

  it('85 uses a password that cannot be kept until the window closes, if a person says so', async () => {
    await start();
    keyring.broken = true;
    const { server, profile, window } = open();
    const questions: string[] = [];
    await keepPassword(profile, 'old', window.passwords, () => {
      questions.push('this session only?');
      return Promise.resolve(true);
    });
    assert.equal(questions.length, 1);
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
    assert.equal(keyring.kept.size, 0);
    const { server: elsewhere } = open();
    await elsewhere.refresh();
    isSignedOut(elsewhere, false, 'in another window there is none');
  });

  it('85 remembers in this window that such a password was refused', async () => {
    const accepts = await start();
    accepts.password = right;
    keyring.broken = true;
    const { server, profile, window } = open();
    await keepPassword(profile, 'old', window.passwords, () => Promise.resolve(true));
    for (let time = 0; time < 3; time += 1) {
      await server.refresh();
      isSignedOut(server, true);
    }
    assert.deepEqual(unity.passwords(), ['old']);
  });

  it('85 keeps nothing when a person does not want that', async () => {
    await start();
    keyring.broken = true;
    const { server, profile, window } = open();
    await keepPassword(profile, 'old', window.passwords, () => Promise.resolve(false));
    await server.refresh();
    isSignedOut(server, false);
    assert.equal(unity.counts.tcp, 0);
  });

  it('85 asks nothing where the password is kept', async () => {
    await start();
    const { profile, window } = open();
    await keepPassword(profile, 'old', window.passwords, () => assert.fail('asked'));
    assert.equal((await window.passwords.get(profile))?.password.reveal(), 'old');
  });

  it('86 goes on with its session, and signs in with what another window has stored', async () => {
    const accepts = await start();
    const here = open();
    const there = open();
    await here.window.passwords.store(here.profile, 'old');
    await here.server.refresh();
    accepts.password = 'new';
    await there.window.passwords.store(there.profile, 'new');
    await here.server.refresh();
    assert.equal(here.server.state.kind, 'ready');
    assert.deepEqual(unity.passwords(), ['old', 'new']);
  });

  it('86 is told when another window stores a new one in place of a refused one', async () => {
    const accepts = await start();
    accepts.password = 'new';
    const here = open();
    const there = open();
    here.window.passwords.onDidChange((change) => {
      assert.deepEqual(change, { profileId: here.profile.id });
      void resetIfPasswordMatters(here.server, here.window.passwords);
    });
    await there.window.passwords.store(there.profile, 'old');
    await here.server.refresh();
    await waitFor(() => [...keyring.kept.values()].some((record) => record.includes('"refused":true')));
    await here.server.refresh();
    isSignedOut(here.server, true);
    await there.window.passwords.store(there.profile, 'new');
    await waitFor(() => here.server.state.kind === 'notLoaded');
    await here.server.refresh();
    assert.equal(here.server.state.kind, 'ready');
    assert.deepEqual(unity.passwords(), ['old', 'new']);
  });

  it('86 never sends one that was replaced, though its own storage has not heard of it', async () => {
    const accepts = await start();
    const there = open();
    await there.window.passwords.store(there.profile, 'old');
    const deaf = open(createKeyring(new Map(keyring.kept)));
    accepts.password = 'new';
    await there.window.passwords.store(there.profile, 'new');
    await deaf.server.refresh();
    isSignedOut(deaf.server, true);
    assert.deepEqual(unity.passwords(), []);
  });
});
