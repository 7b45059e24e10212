import assert from 'node:assert/strict';
import { editedEntry } from '../../../src/servers/editedEntry.ts';
import { aProfile } from './support/aProfile.ts';

const before = aProfile('https://rtm.voice.example:8444', 'operator', { format: 'xml' });

describe('servers: an edited entry', () => {
  it('keeps what has been written into it meanwhile, known or not', () => {
    const raw = { name: 'Rotterdam', host: 'rtm.voice.example', readOnly: true, proxy: 'off', note: 'ours' };
    assert.deepEqual(editedEntry(raw, before, { ...before, name: 'New' }), { ...raw, name: 'New' });
  });

  it('drops a field that is back at its default', () => {
    const raw = { name: 'Rotterdam', format: 'xml' };
    assert.deepEqual(editedEntry(raw, before, { ...before, format: undefined }), { name: 'Rotterdam' });
  });

  it('keeps where it is arranged, also what was done to that meanwhile, and no mark of its folder', () => {
    const raw = { name: 'Rotterdam', folder: 'Lab', mark: 'lab', favorite: true };
    const marked = { ...before, folder: 'Production', readOnly: true };
    assert.deepEqual(editedEntry(raw, before, { ...before, name: 'New' }), { ...raw, name: 'New' });
    assert.deepEqual(editedEntry(raw, marked, { ...marked, name: 'New' }), { ...raw, name: 'New' });
  });

  it('takes over what the edit says, whatever stands there', () => {
    assert.equal(
      editedEntry({ readOnly: false }, before, { ...before, ownReadOnly: true })['readOnly'],
      true,
    );
    assert.deepEqual(editedEntry(null, before, { ...before, port: 8443 }), { port: 8443 });
  });
});
