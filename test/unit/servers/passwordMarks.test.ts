import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPasswordMarks } from '../../../src/servers/passwordMarks.ts';
import { waitFor } from '../../support/waitFor.ts';

describe('servers: marks on passwords', () => {
  let folder = '';
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'cuc-links-marks-')), 'marks');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('are seen by another window, which is told', async () => {
    const told: string[] = [];
    const here = createPasswordMarks(folder, () => assert.fail('told of its own mark'));
    const there = createPasswordMarks(folder, (id) => told.push(id));
    assert.equal(await there.read('one'), undefined);
    await here.mark('one', 'refused');
    assert.equal(await there.read('one'), 'refused');
    await waitFor(() => told.includes('one'));
    here.dispose();
    there.dispose();
  });

  it('outlive their window and hold nothing but the mark', async () => {
    const first = createPasswordMarks(folder, () => undefined);
    await first.mark('one', 'forgotten');
    first.dispose();
    const second = createPasswordMarks(folder, () => undefined);
    assert.equal(await second.read('one'), 'forgotten');
    assert.equal(await readFile(join(folder, 'one'), 'utf8'), 'forgotten');
    second.dispose();
  });

  it('are done without where nothing can be written', async () => {
    const nowhere = createPasswordMarks('/dev/null/marks', () => undefined);
    await nowhere.mark('one', 'refused');
    assert.equal(await nowhere.read('one'), undefined);
    nowhere.dispose();
  });
});
