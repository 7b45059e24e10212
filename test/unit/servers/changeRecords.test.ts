import assert from 'node:assert/strict';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claim } from '../../../src/links/claim.ts';
import { createChangeRecords, type ChangeRecords } from '../../../src/servers/changeRecords.ts';
import { createWindowLock } from '../../../src/servers/windowLock.ts';
import { waitFor } from '../../support/waitFor.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';

const origin = 'https://rtm.voice.example';
const target = 'join';
const sent = { kind: 'join', remoteServer: 'utr.voice.example', before: ['one', 'two'] } as const;
/** No process has this id: it is above what Linux and macOS give. */
const deadPid = 0x7ffffffe;

describe('servers: records of changes under way', () => {
  let folder: string;
  let opened: ChangeRecords[];
  beforeEach(async () => {
    folder = join(await temporaryFolder(), 'changes');
    opened = [];
  });
  afterEach(async () => {
    for (const records of opened) records.dispose();
    await removeTemporaryFolders();
  });

  function open(): ChangeRecords {
    const records = createChangeRecords(folder, createWindowLock(join(folder, '..', 'locks')));
    opened.push(records);
    return records;
  }

  async function claimed(records: ChangeRecords): Promise<Claim> {
    const claim = await records.claims(origin)(target);
    assert.equal(claim.kind, 'claimed');
    return claim;
  }

  async function theFile(): Promise<string> {
    const [name, ...more] = (await readdir(folder)).filter((file) => file.endsWith('.json'));
    assert.ok(name !== undefined && more.length === 0);
    return join(folder, name);
  }

  /** Makes the record one of a window that has died. */
  async function die(): Promise<void> {
    const file = await theFile();
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(`"pid":${process.pid}`, `"pid":${deadPid}`));
  }

  it('give a target to one at a time: here, and in another window', async () => {
    const here = open();
    const claim = await claimed(here);
    assert.deepEqual(await here.claims(origin)(target), { kind: 'inProgress' });
    assert.deepEqual(await open().claims(origin)(target), { kind: 'inProgress' });
    await claim.settle();
    await (await claimed(open())).settle();
    assert.deepEqual(await readdir(folder), []);
  });

  it('give it to one of several windows that ask at once', async () => {
    const claims = await Promise.all(Array.from({ length: 8 }, () => open().claims(origin)(target)));
    assert.equal(claims.filter(({ kind }) => kind === 'claimed').length, 1);
  });

  it('keep other targets and other servers apart', async () => {
    const records = open();
    await claimed(records);
    assert.equal((await records.claims(origin)('network')).kind, 'claimed');
    assert.equal((await records.claims('https://ams.voice.example')(target)).kind, 'claimed');
  });

  it('hold what a later look needs, under a name that tells nothing', async () => {
    const claim = await claimed(open());
    const at = new Date();
    await claim.sending({ sent, at });
    const file = await theFile();
    assert.match(file, /[/\\][0-9a-f]{32}\.json$/);
    const record: unknown = JSON.parse(await readFile(file, 'utf8'));
    assert.deepEqual(record, { v: 1, origin, target, pid: process.pid, at: at.getTime(), sent });
  });

  it('are no marks while their window is at it', async () => {
    const records = open();
    await (await claimed(records)).sending({ sent, at: new Date() });
    assert.deepEqual(records.marks(origin), []);
  });

  it('become a mark that blocks the target when they are left open, and outlive the window', async () => {
    const first = open();
    const claim = await claimed(first);
    const at = new Date('2026-03-04T10:00:00Z');
    await claim.sending({ sent, at });
    await claim.leaveOpen();
    assert.deepEqual(
      first.marks(origin).map((mark) => [mark.sent, mark.at]),
      [[sent, at]],
    );
    first.dispose();
    const second = open();
    await waitFor(() => second.marks(origin).length === 1);
    const blocked = await second.claims(origin)(target);
    assert.equal(blocked.kind, 'unverified');
    assert.deepEqual(blocked.sent, sent);
  });

  it('become a mark when their window dies, also before it is seen to be one', async () => {
    await (await claimed(open())).sending({ sent, at: new Date() });
    await die();
    const next = open();
    assert.equal((await next.claims(origin)(target)).kind, 'unverified');
    assert.equal(next.marks(origin).length, 1);
  });

  it('mean nothing when their window died before it sent anything', async () => {
    await claimed(open());
    await die();
    const next = open();
    const claims = await Promise.all([next.claims(origin)(target), open().claims(origin)(target)]);
    assert.deepEqual(claims.map(({ kind }) => kind).sort(), ['claimed', 'inProgress']);
    assert.deepEqual(next.marks(origin), []);
  });

  it('leave nothing when they are left open before anything was sent', async () => {
    const records = open();
    await (await claimed(records)).leaveOpen();
    assert.deepEqual(await readdir(folder), []);
    assert.deepEqual(records.marks(origin), []);
  });

  it('do not take another process with an old id for a window at it', async () => {
    await (await claimed(open())).sending({ sent, at: new Date() });
    const file = await theFile();
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"at":\d+/, `"at":${Date.now() - 16 * 60_000}`));
    assert.equal((await open().claims(origin)(target)).kind, 'unverified');
  });

  it('tell the other windows of a mark and of its end', async () => {
    const [here, there] = [open(), open()];
    const told: string[] = [];
    there.onDidChange((of) => told.push(of));
    const claim = await claimed(here);
    await claim.sending({ sent, at: new Date() });
    await claim.leaveOpen();
    await waitFor(() => there.marks(origin).length === 1);
    const [mark] = here.marks(origin);
    assert.ok(mark);
    assert.equal(await here.clear(mark), true);
    await waitFor(() => there.marks(origin).length === 0);
    assert.deepEqual([...new Set(told)], [origin]);
    assert.equal(await there.clear(mark), false, 'it is cleared once');
  });

  it('are cleared by one of several that try at once', async () => {
    const records = open();
    for (let round = 0; round < 5; round += 1) {
      const claim = await claimed(records);
      await claim.sending({ sent, at: new Date() });
      await claim.leaveOpen();
      const [mark] = records.marks(origin);
      assert.ok(mark);
      const cleared = await Promise.all([records, open(), records].map((one) => one.clear(mark)));
      assert.deepEqual(cleared.filter(Boolean), [true]);
    }
  });

  it('are not cleared by a question about an earlier change of the same target', async () => {
    const [here, there] = [open(), open()];
    const claim = await claimed(here);
    await claim.sending({ sent, at: new Date() });
    await claim.leaveOpen();
    const [mark] = here.marks(origin);
    assert.ok(mark);
    assert.equal(await here.clear(mark), true);
    const next = await claimed(here);
    assert.equal(await there.clear(mark), false);
    await waitFor(() => Date.now() > mark.at.getTime());
    await next.sending({ sent, at: new Date() });
    await next.leaveOpen();
    assert.equal(await there.clear(mark), false);
    assert.equal((await there.claims(origin)(target)).kind, 'unverified');
  });

  it('forget the marks of a server that has left, and no other', async () => {
    const records = open();
    for (const one of [origin, 'https://ams.voice.example']) {
      const claim = await records.claims(one)(target);
      assert.equal(claim.kind, 'claimed');
      await claim.sending({ sent, at: new Date(), entry: `entry of ${one}` });
      await claim.leaveOpen();
    }
    const forgotten = await records.forget(origin);
    assert.deepEqual(
      forgotten.map(({ entry }) => entry),
      [`entry of ${origin}`],
    );
    assert.deepEqual(await records.forget(origin), []);
    assert.deepEqual(records.marks(origin), []);
    assert.equal(records.marks('https://ams.voice.example').length, 1);
    assert.equal((await records.claims(origin)(target)).kind, 'claimed');
  });

  it('wait for a file that is still being written, and replace one that was left broken', async () => {
    const records = open();
    await (await claimed(records)).settle();
    await (await claimed(records)).sending({ sent, at: new Date() });
    const file = await theFile();
    await writeFile(file, '');
    assert.deepEqual(await records.claims(origin)(target), { kind: 'inProgress' });
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(file, longAgo, longAgo);
    assert.equal((await records.claims(origin)(target)).kind, 'claimed');
  });

  it('hold for this window where nothing can be written', async () => {
    folder = '/dev/null/changes';
    const records = open();
    const claim = await claimed(records);
    assert.deepEqual(await records.claims(origin)(target), { kind: 'inProgress' });
    await claim.sending({ sent, at: new Date() });
    await claim.leaveOpen();
    assert.equal((await records.claims(origin)(target)).kind, 'unverified');
    const [mark] = records.marks(origin);
    assert.ok(mark);
    assert.equal(await records.clear(mark), true);
    assert.equal((await records.claims(origin)(target)).kind, 'claimed');
  });
});
