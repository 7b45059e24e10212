import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promises } from 'node:fs';
import { chmod, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { holderOf, takeLockFile } from '../../../src/servers/lockFile.ts';
import { createWindowLock } from '../../../src/servers/windowLock.ts';
import { holdElsewhere } from './support/otherWindow.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';
import { manualClock } from '../../support/manualClock.ts';
import { waitFor } from '../../support/waitFor.ts';

const run = promisify(execFile);
const contender = fileURLToPath(new URL('./support/contend.ts', import.meta.url));
const key = 'operator@https://rtm.example';
const pollMs = 100;

/** Counts how many are inside at once. */
function counter() {
  const seen = { inside: 0, most: 0, done: 0 };
  const work = async () => {
    seen.inside += 1;
    seen.most = Math.max(seen.most, seen.inside);
    await new Promise((resolve) => setTimeout(resolve, 3));
    seen.inside -= 1;
    seen.done += 1;
  };
  return { seen, work };
}

/** Meanwhile, making a symbolic link fails as it does on some file systems. */
async function withoutLinks(work: () => Promise<void>): Promise<void> {
  const { symlink } = promises;
  promises.symlink = () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    promises.symlink = symlink;
    syncBuiltinESMExports();
  }
}

async function theLockFile(folder: string): Promise<string> {
  const [name, ...more] = await readdir(folder);
  assert.ok(name !== undefined && more.length === 0);
  return join(folder, name);
}

describe('servers: the lock between windows', function () {
  this.timeout(20_000);
  afterEach(removeTemporaryFolders);

  it('gives the result of the work, makes its folder, and leaves no file behind', async () => {
    const folder = join(await temporaryFolder(), 'not', 'there');
    assert.equal(await createWindowLock(folder)(key, () => Promise.resolve(42)), 42);
    assert.deepEqual(await readdir(folder), []);
  });

  it('is let go when the work fails, and passes its error on', async () => {
    const folder = await temporaryFolder();
    const lock = createWindowLock(folder);
    const error = new Error('work');
    await assert.rejects(
      lock(key, () => Promise.reject(error)),
      error,
    );
    assert.deepEqual(await readdir(folder), []);
    assert.equal(await lock(key, () => Promise.resolve('again')), 'again');
  });

  it('tells nothing of its key in the name of the file', async () => {
    const folder = await temporaryFolder();
    await createWindowLock(folder)(key, async () => {
      const [name = ''] = await readdir(folder);
      assert.match(name, /^[0-9a-f]{32}\.lock$/);
    });
  });

  it('lets one in at a time: several views on the folder', async () => {
    const folder = await temporaryFolder();
    const { seen, work } = counter();
    const windows = Array.from({ length: 8 }, () => createWindowLock(folder));
    await Promise.all(windows.map((lock) => lock(key, work)));
    assert.deepEqual(seen, { inside: 0, most: 1, done: 8 });
  });

  it('does not make one key wait for another', async () => {
    const lock = createWindowLock(await temporaryFolder());
    const order: string[] = [];
    await lock('a', () => lock('b', () => Promise.resolve(order.push('b'))).then(() => order.push('a')));
    assert.deepEqual(order, ['b', 'a']);
  });

  it('waits for another process that holds it, and for no longer', async () => {
    const folder = await temporaryFolder();
    const other = await holdElsewhere(folder, key);
    const clock = manualClock();
    let inside = false;
    const ours = createWindowLock(folder, clock)(key, () => {
      inside = true;
      return Promise.resolve(other.said());
    });
    await clock.pass(pollMs);
    await waitFor(() => clock.isDue(pollMs));
    assert.equal(inside, false, 'it has looked twice');
    await other.letGo();
    await clock.pass(pollMs);
    assert.match(await ours, /letting go/);
  });

  it('is waited for no longer by what was cancelled, and not taken later', async () => {
    const folder = await temporaryFolder();
    const other = await holdElsewhere(folder, key);
    const cancel = new AbortController();
    const lock = createWindowLock(folder);
    const waiting = lock(key, () => Promise.reject(new Error('it ran')), cancel.signal);
    cancel.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    await other.letGo();
    assert.deepEqual(await readdir(folder), []);
    assert.equal(await lock(key, () => Promise.resolve('free')), 'free');
  });

  it('takes over from a process that died holding it', async () => {
    const folder = await temporaryFolder();
    const other = await holdElsewhere(folder, key);
    await other.die();
    const file = await theLockFile(folder);
    assert.equal(await createWindowLock(folder)(key, () => Promise.resolve('ours')), 'ours');
    assert.deepEqual(await readdir(folder), [], file);
  });

  it('lets one in at a time also when several processes take over at once', async () => {
    const step = 250;
    const folders = await Promise.all(Array.from({ length: 20 }, temporaryFolder));
    const other = await holdElsewhere(folders[0] ?? '', key);
    const file = await theLockFile(folders[0] ?? '');
    await other.die();
    await rm(file);
    const leave = [symlink, (text: string, path: string) => writeFile(path, text)] as const;
    for (const [index, folder] of folders.entries())
      await leave[index % 2 === 0 ? 0 : 1](String(other.pid), join(folder, basename(file)));
    const start = Date.now() + 1_500;
    const args = ['--no-warnings', contender, String(start), String(step), key, ...folders];
    const met = await Promise.all([0, 1, 2, 3].map(() => run(process.execPath, args)));
    assert.deepEqual(
      met.map(({ stdout }) => stdout),
      ['0', '0', '0', '0'],
    );
    for (const folder of folders) assert.deepEqual(await readdir(folder), []);
  });

  it('waits for the living although their file says nothing yet', async () => {
    const folder = await temporaryFolder();
    const lock = createWindowLock(folder);
    await lock(key, () => Promise.resolve());
    const other = await holdElsewhere(folder, key);
    const file = await theLockFile(folder);
    await other.die();
    await rm(file);
    await writeFile(file, '');
    let inside = false;
    const clock = manualClock();
    const ours = createWindowLock(folder, clock)(key, () => {
      inside = true;
      return Promise.resolve();
    });
    await clock.pass(pollMs);
    await waitFor(() => clock.isDue(pollMs));
    assert.equal(inside, false, 'it has looked twice');
    clock.sleep(200_000);
    await clock.pass(pollMs);
    await ours;
    assert.equal(inside, true, 'nobody holds a lock for minutes');
  });

  it('holds where no symbolic link can be made', async () => {
    const folder = await temporaryFolder();
    const withLinks = await holdElsewhere(folder, key);
    await withoutLinks(async () => {
      const { seen, work } = counter();
      const windows = Array.from({ length: 4 }, () => createWindowLock(folder));
      const all = Promise.all(windows.map((lock) => lock(key, work)));
      await withLinks.die();
      await all;
      assert.deepEqual(seen, { inside: 0, most: 1, done: 4 });
      await createWindowLock(folder)(key, async () => {
        assert.equal(await readFile(await theLockFile(folder), 'utf8'), String(process.pid));
      });
    });
    assert.deepEqual(await readdir(folder), []);
  });

  it('is a file on Windows, whoever may make links there', async () => {
    const file = join(await temporaryFolder(), 'lock');
    assert.equal(await takeLockFile(file, 'win32'), true);
    assert.equal(await readFile(file, 'utf8'), String(process.pid));
    assert.equal(await takeLockFile(file, 'linux'), false);
    assert.equal(await holderOf(file), process.pid);
  });

  it('goes on unlocked where the folder is a file', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    let done = false;
    void createWindowLock(file)(key, () => Promise.resolve()).then(() => (done = true));
    await waitFor(() => done);
  });

  it('goes on unlocked where the folder cannot be written', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o500);
    // The superuser may write anywhere: then there is nothing to see here, but it must still work.
    assert.equal(await createWindowLock(folder)(key, () => Promise.resolve('done')), 'done');
    await chmod(folder, 0o700);
  });
});
