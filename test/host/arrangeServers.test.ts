import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  removeFolder,
  renameFolder,
  writeArranged,
  writeFolderReadOnly,
  writeNewFolder,
  writePlace,
} from '../../src/servers/arrangeSettings.ts';
import { createPins } from '../../src/servers/pins.ts';
import { createServerList, type ServerList } from '../../src/servers/serverList.ts';
import { isSettingsError } from '../../src/servers/settingsError.ts';
import { createWindowLock } from '../../src/servers/windowLock.ts';
import { invalidItem } from '../../src/tree/invalidItem.ts';
import { openWindow, type Window } from '../unit/servers/support/window.ts';

const entries = ['Denver', 'Lima', 'Quito'].map((name) => ({
  name,
  host: `${name}.example`,
  user: 'operator',
}));
const ids = (...names: string[]) => new Set(names.map(idOf));
const idOf = (name: string) => `operator@https://${name.toLowerCase()}.example`;

const settings = () => vscode.workspace.getConfiguration('cucLinks');
const write = (key: string, value: unknown) =>
  settings().update(key, value, vscode.ConfigurationTarget.Global);
const written = (key: string): unknown => settings().inspect(key)?.globalValue;

/** Real user settings, and a list of servers that follows them; none of them is ever asked for anything. */
describe('arranging servers', () => {
  let folder: string;
  let window: Window;
  let list: ServerList;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cuc-links-arrange-'));
    window = openWindow(folder);
    await write('servers', entries);
    list = createServerList({
      ...window,
      pins: createPins({ get: () => undefined, update: () => Promise.resolve(), keys: () => [] }),
      lock: createWindowLock(folder),
      logOf: () => () => undefined,
      fault: (error) => {
        throw error;
      },
    });
  });
  after(async () => {
    list.dispose();
    window.close();
    for (const key of ['servers', 'folders']) await write(key, undefined);
    rmSync(folder, { recursive: true, force: true });
  });

  const server = (name: string) => list.get(idOf(name)) ?? assert.fail(name);

  it('leaves the session of a server that has a format of its own when that of the others changes', async () => {
    await write('servers', [{ ...entries[0], format: 'json' }, ...entries.slice(1)]);
    const reset: string[] = [];
    const watching = list.onDidChange((changed) => {
      if (changed) reset.push(changed.profile.name);
    });
    await write('format', 'xml');
    watching.dispose();
    await write('format', undefined);
    await write('servers', entries);
    assert.deepEqual(reset, ['Lima', 'Quito']);
  });

  it('keeps the session of a server that is moved, marked or made a favorite', async () => {
    const before = server('Lima');
    await writeNewFolder('Live');
    await writePlace(ids('Lima', 'Quito'), 'Live', { before: idOf('Denver') });
    await writeArranged(ids('Lima'), { mark: 'lab', favorite: true });
    assert.equal(server('Lima'), before);
    const { folder, mark, favorite } = before.profile;
    assert.deepEqual({ folder, mark, favorite }, { folder: 'Live', mark: 'lab', favorite: true });
    assert.deepEqual(
      list.all.map(({ profile }) => profile.name),
      ['Lima', 'Quito', 'Denver'],
    );
    assert.deepEqual(list.folders, [{ name: 'Live', readOnly: false }]);
    const [lima] = listOf(written('servers'));
    assert.deepEqual(lima, { ...entries[1], folder: 'Live', mark: 'lab', favorite: true });
  });

  it('keeps the session of servers that are renamed, also of two that swap their names', async () => {
    const before = list.all;
    const all = written('servers');
    const [denver, lima, quito] = entries;
    await write('servers', [denver, { ...lima, name: quito?.name }, { ...quito, name: lima?.name }]);
    assert.notEqual(list.all, before, 'the list is told of as another one');
    assert.equal(server('Lima').profile.name, 'Quito');
    assert.equal(server('Quito').profile.name, 'Lima');
    await write('servers', all);
    assert.deepEqual(new Set(list.all), new Set(before));
    assert.equal(server('Lima').profile.name, 'Lima');
  });

  it('loses nothing of what is asked for at once', async () => {
    await Promise.all([
      writeArranged(ids('Denver'), { mark: 'lab' }),
      writeArranged(ids('Quito'), { favorite: true }),
      writeNewFolder('North'),
      writeNewFolder('South'),
    ]);
    assert.equal(server('Denver').profile.mark, 'lab');
    assert.equal(server('Quito').profile.favorite, true);
    assert.deepEqual(
      list.folders.map(({ name }) => name),
      ['Live', 'North', 'South'],
    );
    for (const name of ['North', 'South']) await removeFolder(name);
  });

  it('lets no change through a server that was there before its folder became read-only', async () => {
    const asked = server('Lima');
    await writeFolderReadOnly('Live', true);
    assert.equal(server('Lima').profile.readOnly, true);
    const end = await asked.change({ kind: 'unjoinSelf', named: [] }, { signal: AbortSignal.abort() });
    assert.equal(end.kind === 'failed' && end.failure.kind, 'outdated');
    const now = await server('Lima').change(
      { kind: 'unjoinSelf', named: [] },
      { signal: AbortSignal.abort() },
    );
    assert.equal(now.kind === 'failed' && now.failure.kind, 'readOnly');
    assert.equal(server('Denver').profile.readOnly, false);
  });

  it('writes no mark of a folder into an entry', () => {
    assert(!JSON.stringify(written('servers')).includes('readOnly'));
  });

  it('keeps the mark of a folder that is renamed at every moment', async () => {
    const seen: boolean[] = [];
    const watching = list.onDidChange(() => seen.push(server('Lima').profile.readOnly));
    const kept = server('Lima');
    await renameFolder('Live', 'Production', ids('Lima', 'Quito'));
    watching.dispose();
    assert(seen.length > 0);
    assert(!seen.includes(false));
    assert.equal(server('Lima'), kept);
    assert.deepEqual(written('folders'), { Production: { readOnly: true } });
  });

  it('takes a folder away and leaves its servers', async () => {
    await writePlace(ids('Lima', 'Quito'), undefined, undefined);
    await removeFolder('Production');
    assert.deepEqual(list.folders, []);
    assert.equal(server('Lima').profile.readOnly, false);
    assert.equal(list.all.length, 3);
  });

  it('does not write over folders that cannot be read, and takes them all for read-only', async () => {
    await write('folders', ['Live']);
    await writePlace(ids('Lima'), 'Any', undefined);
    assert.equal(server('Lima').profile.readOnly, true);
    const [broken] = list.invalid;
    assert(broken);
    assert.equal(invalidItem(broken).label, 'Setting cucLinks.folders');
    assert.match(String(invalidItem(broken).description), /every folder is taken for read-only/);
    await assert.rejects(writeNewFolder('New'), isSettingsError);
    assert.deepEqual(written('folders'), ['Live']);
  });
});

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : assert.fail('a list');
}
