import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { UpdateRequest } from '../../../src/cupi/httpsLink.ts';
import { changedMeanwhile } from '../../../src/links/changedMeanwhile.ts';
import {
  afterSaving,
  decided,
  draftFields,
  followLink,
  openDraft,
  undecidedFields,
} from '../../../src/links/draft.ts';
import { aLink } from './aLink.ts';

const link = aLink();
const edited = (edits: UpdateRequest) => ({ ...openDraft(link), edits });

describe('links: a form that is being filled in', () => {
  it('sends nothing while nothing differs', () => {
    assert.deepEqual(draftFields(openDraft(link), link), {});
    assert.deepEqual(
      draftFields(edited({ displayName: ' Rotterdam ', useSsl: true, remoteServer: ' ' }), link),
      {},
    );
  });

  it('sends only what was changed, without blanks around it', () => {
    const draft = edited({ displayName: ' mine ', acceptCertificateErrors: true, remoteServer: ' there ' });
    assert.deepEqual(draftFields(draft, link), {
      displayName: 'mine',
      acceptCertificateErrors: true,
      remoteServer: 'there',
    });
  });

  it('lets fields that nobody has touched follow the server', () => {
    const now = aLink({ useSsl: false, displayName: 'theirs' });
    const draft = followLink(edited({ displayName: 'mine' }), now);
    assert.equal(draft.seen.useSsl, false);
    assert.equal(draft.seen.displayName, 'Rotterdam');
    assert.deepEqual(draftFields(draft, now), { displayName: 'mine' });
  });

  it('wants a decision where somebody else has changed an edited field, not where they wanted the same', () => {
    const draft = edited({ displayName: 'mine', useSsl: false });
    assert.deepEqual(undecidedFields(draft, link), []);
    assert.deepEqual(undecidedFields(draft, aLink({ displayName: 'theirs', useSsl: false })), [
      'displayName',
    ]);
    assert.deepEqual(undecidedFields(draft, aLink({ displayName: 'mine' })), []);
  });

  it('still wants it after further readings', () => {
    const now = aLink({ displayName: 'theirs' });
    const draft = followLink(followLink(edited({ displayName: 'mine' }), now), now);
    assert.deepEqual(undecidedFields(draft, now), ['displayName']);
  });

  it('has nothing left once all of it is on the server, or was left there as it was', () => {
    const draft = edited({ displayName: ' mine ', useSsl: false, acceptCertificateErrors: true });
    const fields = draftFields(draft, link);
    assert.equal(afterSaving(draft, fields, aLink(fields)), undefined);
    assert.equal(afterSaving(draft, fields, aLink({ ...fields, useSsl: true })), undefined);
    const host = edited({ remoteServer: 'there' });
    assert.equal(afterSaving(host, draftFields(host, link), link), undefined);
  });

  it('keeps what was edited while the update was under way, and asks nobody about its own change', () => {
    const fields = { displayName: 'mine', useSsl: false };
    const now = aLink(fields);
    const draft = edited({ displayName: 'mine again', useSsl: false, acceptCertificateErrors: true });
    const left = afterSaving(draft, fields, now);
    assert(left);
    assert.deepEqual(left.edits, { displayName: 'mine again', acceptCertificateErrors: true });
    assert.deepEqual(undecidedFields(left, now), []);
    const theirs = aLink({ ...fields, displayName: 'theirs' });
    assert.deepEqual(undecidedFields(followLink(left, theirs), theirs), ['displayName']);
  });

  it('gives the edit up, or overwrites what has been seen and nothing later', () => {
    const now = aLink({ displayName: 'theirs' });
    const draft = edited({ displayName: 'mine', useSsl: false });
    const taken = decided(draft, 'displayName', 'take', now);
    assert.deepEqual(draftFields(taken, now), { useSsl: false });
    assert.equal(taken.seen.displayName, 'theirs');
    const kept = decided(draft, 'displayName', 'keep', now);
    assert.deepEqual(undecidedFields(kept, now), []);
    assert.deepEqual(draftFields(kept, now), { displayName: 'mine', useSsl: false });
    assert.deepEqual(undecidedFields(kept, aLink({ displayName: 'third' })), ['displayName']);
  });

  it('knows a RemoteServer by the host the link has', () => {
    const draft = edited({ remoteServer: 'third.voice.example' });
    const moved = aLink({ baseFeedUrl: 'https://second.voice.example/feeder' });
    assert.deepEqual(undecidedFields(draft, link), []);
    assert.deepEqual(undecidedFields(draft, moved), ['remoteServer']);
  });

  it('never sends, once all is decided, what would overwrite a change that was not seen', () => {
    const value = fc.record(
      {
        displayName: fc.constantFrom('Rotterdam', 'a', 'b'),
        useSsl: fc.boolean(),
        acceptSelfSignedCertificates: fc.boolean(),
        acceptCertificateErrors: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        value,
        value,
        fc.constantFrom('take' as const, 'keep' as const),
        (edits, theirs, choice) => {
          const now = aLink(theirs);
          let draft = followLink(edited(edits), now);
          for (const field of undecidedFields(draft, now)) draft = decided(draft, field, choice, now);
          assert.deepEqual(undecidedFields(draft, now), []);
          const sent = draftFields(draft, now);
          assert.equal(changedMeanwhile(sent, now, now), false);
          if (choice === 'take') assert.equal(changedMeanwhile(sent, link, now), false);
        },
      ),
    );
  });
});
