import assert from 'node:assert/strict';
import { appendFile, readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { entriesOf } from '../../../../src/links/journal/journalEntries.ts';
import { createJournalFiles } from '../../../../src/links/journal/journalFiles.ts';
import { endLine, sentLine } from './lines.ts';
import { removeTemporaryFolders, temporaryFolder } from '../../servers/support/temporaryFolder.ts';

const isUnderWay = ({ pid }: { readonly pid: number }) => pid === process.pid;

describe('links: the journal of changes', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await temporaryFolder(), 'journal');
  });
  afterEach(removeTemporaryFolders);

  it('is put together from all windows, newest first', async () => {
    const [one, two] = [createJournalFiles(folder, 'one'), createJournalFiles(folder, 'two')];
    const old = sentLine();
    const late = sentLine({ at: '2026-03-04T11:00:00.000Z', target: 'Annex' });
    await Promise.all([one.append(old), two.append(late), one.append(endLine(old.id))]);
    const entries = entriesOf((await one.read()).lines, isUnderWay);
    assert.deepEqual(
      entries.map(({ sent, end, lost }) => [sent.target, end?.result, lost]),
      [
        ['Annex', undefined, false],
        ['Köln & Søn', 'done', false],
      ],
    );
    assert.deepEqual((await two.read()).lines, (await one.read()).lines);
  });

  it('takes of two changes of one millisecond the one that was written down later for the newer', () => {
    const lines = ['Annex', 'Breda'].map((target) => sentLine({ target }));
    assert.deepEqual(
      entriesOf(lines, isUnderWay).map(({ sent }) => sent.target),
      ['Breda', 'Annex'],
    );
  });

  it('tells a change whose window died before it knew', () => {
    const [entry] = entriesOf([sentLine({ pid: 2 ** 30 })], isUnderWay);
    assert.deepEqual([entry?.end, entry?.lost], [undefined, true]);
  });

  it('holds to the last word on a change', () => {
    const sent = sentLine();
    const later = endLine(sent.id, { at: '2026-03-05T10:00:00.000Z' });
    for (const lines of [
      [sent, later, endLine(sent.id, { result: 'unknown' })],
      [sent, endLine(sent.id, { result: 'unknown' }), later],
    ])
      assert.equal(entriesOf(lines, isUnderWay)[0]?.end?.result, 'done');
  });

  it('passes over a line that was cut off, one of a later version, and what is no line', async () => {
    const files = createJournalFiles(folder, 'one');
    const sent = sentLine();
    await files.append(sent);
    const [name] = await readdir(folder);
    await appendFile(
      join(folder, name ?? ''),
      '{"v":1,"kind":"later","id":1}\n{"v":2}\nnonsense\n{"v":1,"kind":"se',
    );
    assert.deepEqual(await files.read(), { lines: [sent], unread: 4 });
  });

  it('passes over a line whose time is none, or is written in another way than its own', async () => {
    const files = createJournalFiles(folder, 'one');
    const sent = sentLine();
    for (const at of ['', 'yesterday', '2026-03-04', '2026-03-04T10:00:00+01:00', '2026-02-30T10:00:00.000Z'])
      await files.append(sentLine({ at }));
    await files.append(sent);
    assert.deepEqual(await files.read(), { lines: [sent], unread: 5 });
  });

  it('keeps the lines of changes made at once apart', async () => {
    const files = createJournalFiles(folder, 'one');
    const lines = Array.from({ length: 50 }, () => sentLine());
    await Promise.all(lines.map((line) => files.append(line)));
    assert.deepEqual((await files.read()).lines, lines);
  });

  it('begins a new file when one is full, and lets the oldest go', async () => {
    let time = 1;
    const size = JSON.stringify(sentLine()).length + 20;
    const files = createJournalFiles(folder, 'one', { file: 2 * size, all: 6 * size }, () => (time += 1));
    const lines = Array.from({ length: 20 }, () => sentLine());
    for (const line of lines) await files.append(line);
    const kept = (await files.read()).lines;
    assert.deepEqual(kept, lines.slice(-kept.length));
    assert.ok(kept.length >= 4, String(kept.length));
    const sizes = await Promise.all(
      (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
    );
    assert.ok(sizes.reduce((sum, one) => sum + one, 0) <= 6 * size);
  });

  it('reads again only what was written to since, by whichever window', async () => {
    const [one, two] = [createJournalFiles(folder, 'one'), createJournalFiles(folder, 'two')];
    const [first, second, third] = [sentLine(), sentLine(), sentLine()];
    await one.append(first);
    await two.append(second);
    const before = (await one.read()).lines;
    await two.append(third);
    const after = (await one.read()).lines;
    assert.deepEqual(new Set(after.map(({ id }) => id)), new Set([first.id, second.id, third.id]));
    const kept = after.filter((line) => before.includes(line));
    assert.deepEqual(kept, [first], 'the very object: its file was not read again');
  });

  it('keeps the file of a window that is open for long, and lets one go that was written to longer ago', async () => {
    const size = JSON.stringify(sentLine()).length + 20;
    const sizes = { file: size, all: 3 * size };
    const lasting = createJournalFiles(folder, 'lasting', { ...sizes, file: 2 * size }, () => 1);
    const [first, of2, today, next] = [sentLine(), sentLine(), sentLine(), sentLine()];
    await lasting.append(first);
    await createJournalFiles(folder, 'closed', sizes, () => 2).append(of2);
    const daysAgo = new Date(Date.now() - 3 * 86_400_000);
    for (const name of await readdir(folder)) await utimes(join(folder, name), daysAgo, daysAgo);
    await lasting.append(today);
    await createJournalFiles(folder, 'third', sizes, () => 3).append(next);
    assert.deepEqual((await lasting.read()).lines, [first, today, next]);
  });

  it('is readable by its owner alone, and says when it cannot be written', async () => {
    const files = createJournalFiles(folder, 'one');
    await files.append(sentLine());
    const [name] = await readdir(folder);
    assert.equal((await stat(join(folder, name ?? ''))).mode & 0o77, 0);
    await assert.rejects(createJournalFiles('/dev/null/journal', 'one').append(sentLine()));
  });
});
