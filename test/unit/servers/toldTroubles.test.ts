import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createToldTroubles } from '../../../src/servers/toldTroubles.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';

describe('troubles that a window has told of', () => {
  afterEach(removeTemporaryFolders);

  it('are told of by one window, until they are cleared by any', async () => {
    const folder = join(await temporaryFolder(), 'told');
    const [one, other] = [createToldTroubles(folder), createToldTroubles(folder)];
    const both = await Promise.all([one.take('server', 'link'), other.take('server', 'link')]);
    assert.deepEqual(both.sort(), [false, true]);
    assert.equal(await other.take('server', 'another'), true);
    await other.clear('server', 'link');
    assert.equal(await one.take('server', 'link'), true);
  });

  it('are told of by each window where nothing can be written', async () => {
    const file = join(await temporaryFolder(), 'file');
    writeFileSync(file, '');
    const told = createToldTroubles(join(file, 'told'));
    await told.clear('server', 'link');
    assert.equal(await told.take('server', 'link'), true);
    assert.equal(await told.take('server', 'link'), true);
  });
});
