import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createPasswords } from '../../src/servers/passwords.ts';

const denver = { id: 'admin@https://denver:443', origin: 'https://denver:443', user: 'admin' };

/** A window's secret storage that, as in a browser, does not hear of what other windows write. */
function secretsOfWindow(kept: Map<string, string>): vscode.SecretStorage {
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  const fire = (key: string) => changed.fire({ key });
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    keys: () => Promise.resolve([...kept.keys()]),
    store: (key, value) => Promise.resolve(void kept.set(key, value)).then(() => fire(key)),
    delete: (key) => Promise.resolve(void kept.delete(key)).then(() => fire(key)),
    onDidChange: changed.event,
  };
}

describe('stored passwords', () => {
  let folder = '';
  let kept = new Map<string, string>();
  const open: { dispose(): void }[] = [];
  const openWindow = (secrets: Map<string, string>) => {
    const passwords = createPasswords(secretsOfWindow(secrets), folder);
    open.push(passwords);
    return passwords;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cuc-links-passwords-'));
    kept = new Map();
  });
  afterEach(() => {
    for (const one of open.splice(0)) one.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are used for the origin and user they were given for, and no other', async () => {
    const passwords = openWindow(kept);
    await passwords.store(denver, 'secret');
    assert.equal((await passwords.get(denver))?.password, 'secret');
    assert.equal(await passwords.get({ ...denver, origin: 'https://denver:8443' }), undefined);
    assert.equal(await passwords.get({ ...denver, user: 'other' }), undefined);
  });

  it('stay refused in a window whose secret storage has not heard of it, until there is a new one', async () => {
    const here = openWindow(kept);
    await here.store(denver, 'secret');
    const there = openWindow(new Map(kept));
    const told = new Promise((resolve) => there.onDidChange(resolve));
    const record = await there.get(denver);
    assert(record?.refused === false);
    await here.markRefused(denver, record);
    assert.equal((await there.get(denver))?.refused, true);
    assert.equal(await there.isRefused(denver, record), true);
    assert.equal(await told, denver.id);
    await here.store(denver, 'new');
    assert.equal((await here.get(denver))?.refused, false);
  });

  it('stay forgotten in a window whose secret storage still has them', async () => {
    const here = openWindow(kept);
    await here.store(denver, 'secret');
    const there = openWindow(new Map(kept));
    const told = new Promise((resolve) => there.onDidChange(resolve));
    assert.equal((await there.get(denver))?.password, 'secret');
    await here.forget(denver);
    assert.equal(await there.get(denver), undefined);
    assert.equal(await told, denver.id);
  });

  it('are not marked as refused for another password than the one that was', async () => {
    const passwords = openWindow(kept);
    await passwords.store(denver, 'old');
    const old = await passwords.get(denver);
    assert(old);
    await passwords.store(denver, 'new');
    await passwords.markRefused(denver, old);
    const isNew = async () => {
      const record = await passwords.get(denver);
      return record?.password === 'new' && !record.refused;
    };
    while (!(await isNew())) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});
