import assert from 'node:assert/strict';
import { changedMeanwhile } from '../../../src/links/changedMeanwhile.ts';
import { fullUpdate, editOf } from '../../../src/links/editedFields.ts';
import { aLink } from './aLink.ts';

const edited = aLink();
const fields = { displayName: 'mine' };

describe('links: whether an update would overwrite what someone else has changed', () => {
  it('not while the link is as it was edited', () => {
    assert.equal(changedMeanwhile(fields, edited, aLink()), false);
  });

  it('not when only fields have changed that are not sent, or that the server changes by itself', () => {
    const now = aLink({ acceptCertificateErrors: true, lastUsn: 9n, status: 'syncing' });
    assert.equal(changedMeanwhile(fields, edited, now), false);
  });

  it('when a field that is sent has another value by now', () => {
    assert.equal(changedMeanwhile(fields, edited, aLink({ displayName: 'theirs' })), true);
    assert.equal(changedMeanwhile(fields, edited, aLink({ displayName: undefined })), true);
  });

  it('not when it has the wanted value already', () => {
    assert.equal(changedMeanwhile(fields, edited, aLink({ displayName: 'mine' })), false);
  });

  it('when the whole set would put back a field that someone has switched', () => {
    const full = fullUpdate({ ...editOf(edited), displayName: 'mine' }, 'rtm-uc-1.voice.example');
    assert.equal(changedMeanwhile(full, edited, aLink()), false);
    assert.equal(changedMeanwhile(full, edited, aLink({ acceptCertificateErrors: true })), true);
  });

  it('when RemoteServer is sent and the far end has moved, in whatever case it is written', () => {
    const moved = { remoteServer: 'rtm-uc-3.voice.example' };
    const now = aLink({ baseFeedUrl: 'https://rtm-uc-2.voice.example/feeder' });
    assert.equal(changedMeanwhile(moved, edited, now), true);
    const same = aLink({ baseFeedUrl: 'https://RTM-UC-1.voice.example/feeder' });
    assert.equal(changedMeanwhile(moved, edited, same), false);
  });
});
