import assert from 'node:assert/strict';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { response } from '../../support/rawTlsServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { storedPassword } from '../../../src/servers/storedPassword.ts';
import { createKeyring, type Keyring } from './support/keyring.ts';
import { right, startFakeUnity, type FakeUnity } from './support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';
import { openWindow, type Opened, type Window } from './support/window.ts';

const lab = { name: 'Lab', user: 'operator' };
const key = 'cucLinks.signIn/lab';
const signedOut = (refused: boolean) => ({ kind: 'signedOut', refused, last: undefined });
const notAllowed = { ...signedOut(false), notAllowed: true };

describe('servers: a sign-in that several servers share', function () {
  this.timeout(20_000);
  let unities: FakeUnity[];
  let folder: string;
  let keyring: Keyring;
  let windows: Window[];
  /** Servers at which the account has another password. */
  let differing: Set<string>;

  beforeEach(async () => {
    differing = new Set();
    unities = [];
    for (let index = 0; index < 4; index += 1) {
      const unity: FakeUnity = await startFakeUnity(({ headers }, socket) => {
        if (!differing.has(unity.origin) || !headers.has('authorization')) return false;
        socket.write(response(401, ''));
        return true;
      });
      unities.push(unity);
    }
    folder = await temporaryFolder();
    keyring = createKeyring();
    windows = [];
  });
  afterEach(async () => {
    for (const window of windows) window.close();
    await Promise.all(unities.map((unity) => unity.close()));
    await removeTemporaryFolders();
  });

  function window(): Window {
    const opened = openWindow(folder, { keyring });
    windows.push(opened);
    return opened;
  }
  const openAll = (one: Window) => unities.map((unity) => one.open(unity, { signIn: lab.name }));
  const origins = () => unities.map(({ origin }) => origin);
  const sent = () => unities.map((unity) => unity.passwords());
  const read = (opened: readonly Opened[]) => Promise.all(opened.map(({ server }) => server.refresh()));
  const states = (opened: readonly Opened[]) => opened.map(({ server }) => server.state.kind);
  /** One window with all four servers, each of which may be sent the password. */
  async function withPassword(password: string, accepted = false) {
    const first = window();
    const opened = openAll(first);
    const [one] = opened;
    assert(one);
    await first.passwords.store(one.profile, password, { accepted, also: origins() });
    return { passwords: first.passwords, opened, one, window: first };
  }
  /** As if more time had passed than an acceptance holds. */
  async function ageAcceptances() {
    const marks = join(folder, 'passwordMarks');
    const files = (await readdir(marks)).filter((name) => name.endsWith('.accepted'));
    assert(files.length > 0);
    for (const file of files) await utimes(join(marks, file), 0, 0);
  }

  it('is used for all of them, from one record that prints as redacted', async () => {
    const { opened, passwords, one } = await withPassword(right);
    await read(opened);
    assert.deepEqual(states(opened), ['ready', 'ready', 'ready', 'ready']);
    assert.deepEqual([...keyring.kept.keys()], [key]);
    for (const record of [await passwords.getSignIn(lab), await passwords.get(one.profile)])
      assert(!inspect(record).includes(right) && !JSON.stringify(record).includes(right));
  });

  it('sends a wrong password once to one of them, though all sign in at once from two windows', async () => {
    const { opened } = await withPassword('wrong');
    const all = [...opened, ...openAll(window())];
    await read(all);
    await read(all);
    assert.deepEqual(sent().flat(), ['wrong']);
    for (const { server } of all) assert.deepEqual(server.state, signedOut(true));
  });

  it('is not sent again after a restart, and is by all once it has been entered anew at one', async () => {
    const { opened } = await withPassword('wrong');
    await read(opened);
    await waitFor(() => keyring.kept.get(key)?.includes('"refused":true') ?? false);
    const later = window();
    const again = openAll(later);
    await read(again);
    assert.deepEqual(sent().flat(), ['wrong']);
    const [, second] = again;
    assert(second);
    await later.passwords.store(second.profile, right, { accepted: true });
    await read(again);
    assert.deepEqual(states(again), ['ready', 'ready', 'ready', 'ready']);
  });

  it('tells every window of a refusal, by the sign-in and not by the server', async () => {
    const { one } = await withPassword('wrong');
    const there = window();
    const told: unknown[] = [];
    assert(await there.passwords.get(one.profile));
    there.passwords.onDidChange((change) => told.push(change));
    await one.server.refresh();
    await waitFor(() => told.length > 0);
    assert.deepEqual(told[0], { signIn: 'lab' });
  });

  it('goes on at the others when one refuses what they have just accepted, which is never sent there again', async () => {
    const [, different] = unities;
    assert(different);
    differing.add(different.origin);
    const { opened, passwords } = await withPassword(right, true);
    await read(opened);
    const expected = ['ready', 'signedOut', 'ready', 'ready'];
    assert.deepEqual(states(opened), expected);
    const there = openAll(window());
    await read(there);
    assert.deepEqual(states(there), expected);
    await waitFor(() => keyring.kept.get(key)?.includes(`"refusedBy":["${different.origin}"]`) ?? false);
    // The same password, entered for another server, says nothing new about this one.
    const [one] = opened;
    assert(one);
    await passwords.store(one.profile, right, { accepted: true });
    await read(opened);
    assert.deepEqual(different.passwords(), [right]);
    assert.equal((await passwords.getSignIn(lab))?.refused, false);
  });

  it('is known in every window to have been refused where it was tried before it was allowed', async () => {
    const first = window();
    const [one, tried] = openAll(first);
    assert(one && tried);
    await first.passwords.store(one.profile, right, { accepted: true, also: [] });
    const record = await first.passwords.getSignIn(lab);
    assert(record);
    await first.passwords.refuseAt(tried.profile, record);
    for (const { passwords } of [first, window()]) {
      const same = await passwords.getSignIn(lab);
      assert(same);
      assert.equal(same.refused, false);
      assert.equal(await passwords.isRefusedAt(tried.profile, same), true);
      assert.equal(await passwords.isRefusedAt(one.profile, same), false);
    }
    await first.passwords.store(one.profile, 'another', { accepted: true });
    const another = await first.passwords.getSignIn(lab);
    assert(another);
    assert.equal(await first.passwords.isRefusedAt(tried.profile, another), false);
  });

  it('stops everywhere at the second refusal in a row, as when the password was changed on the servers', async () => {
    const { opened } = await withPassword(right, true);
    for (const { origin } of unities) differing.add(origin);
    for (const { server } of opened) await server.refresh();
    assert.deepEqual(sent(), [[right], [right], [], []]);
    for (const { server } of opened) assert.deepEqual(server.state, signedOut(true));
  });

  it('stops everywhere at the first refusal when the last acceptance is long ago', async () => {
    const { opened } = await withPassword(right, true);
    await ageAcceptances();
    for (const { origin } of unities) differing.add(origin);
    await read(opened);
    assert.equal(sent().flat().length, 1);
  });

  it('is not sent where nobody has agreed to: to an entry that was pointed elsewhere, or newly given it', async () => {
    const [first, elsewhere] = unities;
    assert(first && elsewhere);
    const one = window();
    const known = one.open(first, { signIn: lab.name });
    await one.passwords.store(known.profile, right);
    const moved = one.open(elsewhere, { signIn: lab.name });
    await moved.server.refresh();
    assert.deepEqual(moved.server.state, notAllowed);
    assert.equal(elsewhere.counts.tcp, 0);
    await one.passwords.store(moved.profile, right);
    await read([known, moved]);
    assert.deepEqual(states([known, moved]), ['ready', 'ready']);
  });

  it('is none for another user, whose servers must be agreed to anew', async () => {
    const { passwords, one, window: first } = await withPassword(right);
    const other = { ...one.profile, user: 'other' };
    assert.equal(await passwords.get(other), undefined);
    assert.equal(await passwords.getSignIn({ ...lab, user: 'other' }), undefined);
    await first.passwords.store(other, 'theirs');
    assert.deepEqual((await passwords.getSignIn({ ...lab, user: 'other' }))?.origins, [one.profile.origin]);
    assert.equal(await passwords.get(one.profile), undefined);
  });

  it('is left by one server alone, in every window, and deleted with the last', async () => {
    const { passwords, opened, one } = await withPassword(right);
    const there = window();
    const [oneThere, secondThere] = openAll(there);
    assert(oneThere && secondThere);
    await passwords.forget(one.profile);
    await oneThere.server.refresh();
    await secondThere.server.refresh();
    assert.deepEqual(oneThere.server.state, notAllowed);
    assert.equal(secondThere.server.state.kind, 'ready');
    for (const { profile } of opened) await passwords.forget(profile);
    assert.deepEqual([...keyring.kept.keys()], []);
    assert.equal(await there.passwords.get(secondThere.profile), undefined);
  });

  it('that was left is used again once somebody agrees anew', async () => {
    const { passwords, one } = await withPassword(right);
    const id = (await passwords.getSignIn(lab))?.id;
    await passwords.forget(one.profile);
    await passwords.store(one.profile, right);
    assert.equal((await passwords.get(one.profile))?.refused, false);
    assert.equal((await passwords.getSignIn(lab))?.id, id);
  });

  it('is not used any more once left, although the secret storage fails', async () => {
    const { passwords, one } = await withPassword(right);
    keyring.unreadable = true;
    await assert.rejects(passwords.forget(one.profile));
    keyring.unreadable = false;
    assert.equal(await passwords.get(one.profile), undefined);
  });

  it('is gone for all when it is deleted, also in a window whose secret storage has not heard of it', async () => {
    const { passwords, one } = await withPassword(right);
    const deaf = openWindow(folder, { keyring: createKeyring(new Map(keyring.kept)) });
    windows.push(deaf);
    await passwords.forgetSignIn(lab);
    assert.equal(keyring.kept.size, 0);
    for (const each of [passwords, deaf.passwords]) assert.equal(await each.get(one.profile), undefined);
  });

  it('works for a session where nothing can be kept, and stops there too', async () => {
    const { passwords, opened, one } = await withPassword('wrong');
    await passwords.forgetSignIn(lab);
    passwords.storeForSession(one.profile, 'wrong', { also: origins() });
    await read(opened);
    assert.deepEqual(sent().flat(), ['wrong']);
    assert.equal((await passwords.get(one.profile))?.refused, true);
  });

  it('is given to a join only for a server that may be sent it and has not refused it', async () => {
    const { passwords, one } = await withPassword(right);
    const { profile } = one;
    const given = async () => {
      const servers = { get: () => ({ profile, location: undefined }) };
      const confirmed = { remoteServer: profile.host, remoteUsername: profile.user };
      return (await storedPassword(profile.id, confirmed, { servers, passwords }))?.reveal();
    };
    assert.equal(await given(), right);
    await passwords.forget(profile);
    assert.equal(await given(), undefined);
    await passwords.store(profile, right);
    const record = await passwords.get(profile);
    assert(record);
    await passwords.markRefused(profile, record);
    assert.equal(await given(), undefined);
  });
});
