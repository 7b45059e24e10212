import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createPasswords, type Passwords } from '../../../src/servers/passwords.ts';
import { createKeyring, type Keyring } from './support/keyring.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';

const denver = {
  id: 'admin@https://denver:443',
  origin: 'https://denver:443',
  user: 'admin',
  signIn: undefined,
};

describe('servers: stored passwords', () => {
  const open: { dispose(): void }[] = [];
  let folder: string;
  let here: Passwords;
  let keyring: Keyring;

  function openWindow(secrets: Keyring): Passwords {
    const passwords = createPasswords(secrets.secrets(), folder);
    open.push(passwords);
    return passwords;
  }
  /** A window that, as in a browser, knows what was stored when it was opened and hears of nothing after. */
  const openDeafWindow = () => openWindow(createKeyring(new Map(keyring.kept)));

  beforeEach(async () => {
    folder = await temporaryFolder();
    keyring = createKeyring();
    here = openWindow(keyring);
  });
  afterEach(async () => {
    for (const one of open.splice(0)) one.dispose();
    await removeTemporaryFolders();
  });

  it('are read as older windows wrote them and written so that those can read them, and print as redacted', async () => {
    const password = ' p<w>&"\'\r\n ';
    const key = `cucLinks.password/${denver.id}`;
    const old = { v: 1, origin: denver.origin, user: 'admin', password, refused: false };
    keyring.kept.set(key, JSON.stringify(old));
    const read = await here.get(denver);
    assert.equal(read?.password.reveal(), password);
    assert(!inspect(read).includes('p<w>') && !JSON.stringify(read).includes('p<w>'));
    await here.store(denver, password);
    const id = (await here.get(denver))?.id;
    assert.equal(keyring.kept.get(key), JSON.stringify({ ...old, id }));
  });

  it('are used for the origin and user they were given for, and no other', async () => {
    await here.store(denver, 'secret');
    assert.equal((await here.get(denver))?.password.reveal(), 'secret');
    assert.equal(await here.get({ ...denver, origin: 'https://denver:8443' }), undefined);
    assert.equal(await here.get({ ...denver, user: 'other' }), undefined);
  });

  it('stay refused in a window whose secret storage has not heard of it, until there is a new one', async () => {
    await here.store(denver, 'secret');
    const there = openDeafWindow();
    const told = new Promise((resolve) => there.onDidChange(resolve));
    const record = await there.get(denver);
    assert(record?.refused === false);
    await here.markRefused(denver, record);
    assert.equal((await there.get(denver))?.refused, true);
    assert.equal(await there.isRefused(denver, record), true);
    assert.deepEqual(await told, { profileId: denver.id });
    await here.store(denver, 'new');
    assert.equal((await here.get(denver))?.refused, false);
  });

  it('stay forgotten in a window whose secret storage still has them', async () => {
    await here.store(denver, 'secret');
    const there = openDeafWindow();
    const told = new Promise((resolve) => there.onDidChange(resolve));
    assert.equal((await there.get(denver))?.password.reveal(), 'secret');
    await here.forget(denver);
    assert.equal(await there.get(denver), undefined);
    assert.deepEqual(await told, { profileId: denver.id });
  });

  it('are not used any more once forgotten, although the secret storage fails', async () => {
    for (const where of ['storage', 'session']) {
      if (where === 'storage') await here.store(denver, 'secret');
      else here.storeForSession(denver, 'secret');
      keyring.unreadable = true;
      const told = new Promise((resolve) => here.onDidChange(resolve));
      await assert.rejects(here.forget(denver));
      assert.deepEqual(await told, { profileId: denver.id });
      keyring.unreadable = false;
      assert.equal(await here.get(denver), undefined);
    }
    await here.store(denver, 'new');
    assert.equal((await here.get(denver))?.password.reveal(), 'new');
  });

  it('are not marked as refused for another password than the one that was', async () => {
    await here.store(denver, 'old');
    const old = await here.get(denver);
    assert(old);
    await here.store(denver, 'new');
    await here.markRefused(denver, old);
    const isNew = async () => {
      const record = await here.get(denver);
      return record?.password.reveal() === 'new' && !record.refused;
    };
    while (!(await isNew())) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});
