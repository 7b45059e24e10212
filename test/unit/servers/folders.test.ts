import assert from 'node:assert/strict';
import { allFolders, isReadOnlyFolder, readFolders } from '../../../src/servers/folders.ts';

describe('servers: the folders of the setting', () => {
  it('come in its order, with their marks', () => {
    assert.deepEqual(readFolders({ ' West ': {}, East: { readOnly: true } }), {
      listed: [
        { name: 'West', readOnly: false },
        { name: 'East', readOnly: true },
      ],
      unreadable: false,
    });
    for (const none of [undefined, null, {}])
      assert.deepEqual(readFolders(none), { listed: [], unreadable: false });
  });

  it('are read-only where it cannot be told', () => {
    const folders = readFolders({ A: 'readOnly', B: { readOnly: 'yes' }, C: null, D: { note: 'ours' } });
    assert.deepEqual(
      folders.listed.map(({ readOnly }) => readOnly),
      [true, true, true, false],
    );
    for (const broken of ['text', 7, ['East']]) assert(isReadOnlyFolder('Any', readFolders(broken)));
  });

  it('are one when they differ only in case, and read-only when one of the two is', () => {
    const folders = readFolders({ Lab: {}, LAB: { readOnly: true } });
    assert.deepEqual(folders.listed, [{ name: 'Lab', readOnly: true }]);
    assert(isReadOnlyFolder('lab', folders));
  });

  it('leave out a name that no server could have', () => {
    assert.deepEqual(readFolders({ '': {}, 'a\u202eb': {}, ['x'.repeat(61)]: {} }).listed, []);
    assert.deepEqual(readFolders(JSON.parse('{"__proto__":{"readOnly":true}}')).listed, []);
  });

  it('are followed by those that only servers name', () => {
    const profiles = [{ folder: 'New' }, { folder: undefined }, { folder: 'east' }, { folder: 'NEW' }];
    assert.deepEqual(allFolders(readFolders({ East: { readOnly: true } }), profiles), [
      { name: 'East', readOnly: true },
      { name: 'New', readOnly: false },
    ]);
  });
});
