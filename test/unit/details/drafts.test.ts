import assert from 'node:assert/strict';
import { createDrafts, type Drafts } from '../../../src/details/drafts.ts';

const link = { serverId: 'admin@https://hub.example', linkKey: 'a' };
const draft = { seen: { displayName: 'Rotterdam' }, edits: { displayName: 'mine' }, at: 5 };

describe('details: edits that are not saved yet', () => {
  let stored: Map<string, unknown>;
  let drafts: Drafts;

  const open = () =>
    createDrafts({
      get: (key: string) => stored.get(key),
      update(key, value) {
        stored.set(key, JSON.parse(JSON.stringify(value)));
        return Promise.resolve();
      },
    });
  beforeEach(() => {
    stored = new Map();
    drafts = open();
  });

  it('are there in the next window, for their link only', () => {
    drafts.set(link, draft);
    const next = open().get(link);
    assert.deepEqual([next?.seen, next?.edits, next?.at], [draft.seen, draft.edits, 5]);
    assert.equal(open().get({ ...link, linkKey: 'b' }), undefined);
    assert.equal(open().get({ ...link, serverId: 'b' }), undefined);
  });

  it('are nothing to keep without an edit', () => {
    drafts.set(link, { ...draft, edits: {} });
    assert.equal(drafts.get(link), undefined);
    assert.equal(stored.size, 0);
  });

  it('are those of a reloaded page, unless there are newer ones', () => {
    const older = { ...draft, edits: { displayName: 'older' }, at: 4 };
    assert.equal(drafts.newest(link, older), older);
    drafts.set(link, draft);
    assert.deepEqual(drafts.newest(link, older)?.edits, draft.edits);
    assert.deepEqual(drafts.newest(link, undefined)?.edits, draft.edits, 'stored before the form was opened');
    const newer = { ...draft, at: 6 };
    assert.equal(drafts.newest(link, newer), newer);
  });

  it('do not come back with a page that still has what was saved or discarded', () => {
    drafts.set(link, draft);
    drafts.drop(link);
    assert.equal(drafts.get(link), undefined);
    assert.equal(open().newest(link, draft), undefined);
  });

  it('are the newest twenty', () => {
    for (let at = 0; at < 30; at++) drafts.set({ ...link, linkKey: String(at) }, { ...draft, at });
    const kept = Array.from({ length: 30 }, (_, key) => drafts.get({ ...link, linkKey: String(key) })?.at);
    assert.deepEqual(
      kept.filter((at) => at !== undefined),
      Array.from({ length: 20 }, (_, index) => index + 10),
    );
  });

  it('are not pushed out by what has been saved since', () => {
    drafts.set(link, draft);
    for (let at = 0; at < 30; at++) {
      const saved = { ...link, linkKey: String(at) };
      drafts.set(saved, { ...draft, at });
      drafts.drop(saved);
    }
    assert.deepEqual(open().get(link)?.edits, draft.edits);
  });

  it('are none where something else was stored', () => {
    stored.set('cucLinks.drafts', [{ serverId: 1 }]);
    assert.equal(open().get(link), undefined);
  });
});
